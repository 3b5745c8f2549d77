/**
 * The safetensors format, read and written: the length of a header (8 bytes, little-endian), the
 * header (a JSON object from names to type, shape and byte range), and the bytes of all tensors
 * without a gap. Source: the format description of the safetensors project.
 */
@NullMarked
package ai.lynx.checkpoints.safetensors;

import org.jspecify.annotations.NullMarked;
