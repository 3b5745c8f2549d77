/**
 * The published families of vision transformers: what their configurations and checkpoints look
 * like. Each is a declaration of differences; the encoder itself is in {@code vit}.
 */
@NullMarked
package ai.lynx.vision.encoders.families;

import org.jspecify.annotations.NullMarked;
