/**
 * What all formats share: a file that is checked before it is believed, and the checkpoint that
 * comes of it. What only one format knows belongs in the package of that format.
 */
@NullMarked
package ai.lynx.checkpoints.file;

import org.jspecify.annotations.NullMarked;
