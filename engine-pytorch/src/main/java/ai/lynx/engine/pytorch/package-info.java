/**
 * The engine on PyTorch, reached through DJL; nobody outside this package sees DJL.
 *
 * <p>The way of one operator: {@link ai.lynx.engine.pytorch.EagerOps} checks shapes and types and
 * looks its {@link ai.lynx.engine.pytorch.Computation} up in {@link
 * ai.lynx.engine.pytorch.Computations}. That runs one of DJL's own tensor functions or, where DJL
 * has none, a {@link ai.lynx.engine.pytorch.Kernel}: a method of a small TorchScript module whose
 * source lies in the resource folder {@code kernels} and which {@link
 * ai.lynx.engine.pytorch.KernelArchive} packs. The result belongs to an {@link
 * ai.lynx.engine.pytorch.EagerScope}.
 *
 * <p>PyTorch remembers operators for gradients or not by thread; {@link
 * ai.lynx.engine.pytorch.GradientMode} sets that around each operator, by the kind of scope, so
 * that scopes do not disturb one another.
 */
@NullMarked
package ai.lynx.engine.pytorch;

import org.jspecify.annotations.NullMarked;
