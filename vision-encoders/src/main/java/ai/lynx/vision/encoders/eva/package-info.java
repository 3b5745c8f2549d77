/** The EVA vision transformer as the official Lynx code runs it, {@code models/vits/eva_vit.py}. */
@NullMarked
package ai.lynx.vision.encoders.eva;

import org.jspecify.annotations.NullMarked;
