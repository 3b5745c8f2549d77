/**
 * Recorded graphs as TorchScript source text, and source text as an archive that PyTorch loads.
 * Knows nothing of tensors, memory or DJL; running what is written here belongs to the parent
 * package.
 */
@NullMarked
package ai.lynx.engine.pytorch.script;

import org.jspecify.annotations.NullMarked;
