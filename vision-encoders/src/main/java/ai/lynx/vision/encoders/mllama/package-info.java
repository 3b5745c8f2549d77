/**
 * The vision encoder of Llama 3.2 vision: pictures in tiles, a transformer over each picture's
 * tiles, and a second, gated one behind it. Vision transformers that look at a picture whole are in
 * {@code vit}.
 */
@NullMarked
package ai.lynx.vision.encoders.mllama;

import org.jspecify.annotations.NullMarked;
