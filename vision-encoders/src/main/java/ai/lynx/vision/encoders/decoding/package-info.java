/**
 * Picture files to pixels, the same pixels as Pillow's {@code convert("RGB")}. Files are walked and
 * measured before a library sees them, because the libraries forgive what is missing and allocate
 * what is claimed. Resizing does not belong here.
 */
@NullMarked
package ai.lynx.vision.encoders.decoding;

import org.jspecify.annotations.NullMarked;
