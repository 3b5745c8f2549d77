/**
 * The Q-Former of BLIP-2 and InstructBLIP: a BERT whose queries are learned and look at the
 * picture.
 */
@NullMarked
package ai.lynx.adapters.qformer;

import org.jspecify.annotations.NullMarked;
