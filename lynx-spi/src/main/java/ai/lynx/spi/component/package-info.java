/**
 * The parts of a model that plug together: vision encoder, bridge, fusion, adapter, language model.
 */
@NullMarked
package ai.lynx.spi.component;

import org.jspecify.annotations.NullMarked;
