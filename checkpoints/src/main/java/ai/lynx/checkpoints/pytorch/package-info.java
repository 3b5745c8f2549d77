/**
 * The files of {@code torch.save}: a pickle of the object, in which tensors refer to storages, and
 * the storages' bytes beside it. Two formats hold them, a zip archive (since PyTorch 1.6) and a
 * sequence of pickles before. Source: {@code torch/serialization.py} and {@code torch/_utils.py}.
 */
@NullMarked
package ai.lynx.checkpoints.pytorch;

import org.jspecify.annotations.NullMarked;
