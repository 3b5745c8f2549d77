/**
 * The engine on ONNX Runtime's own Java API; nobody outside this package sees it.
 *
 * <p>Everything that computes is an ONNX model: a compiled graph is one session, and so is each
 * operator that is computed at once, kept by {@link ai.lynx.engine.tensorrt.OperatorSessions} for
 * the next time. How a graph is written as an ONNX model is told in {@link
 * ai.lynx.engine.tensorrt.onnx}. What runs a session, TensorRT, CUDA or the CPU, is chosen once, by
 * {@link ai.lynx.engine.tensorrt.Devices}.
 *
 * <p>Native memory is held by counting: a tensor's owner holds it, and so does whoever computes
 * with it ({@link ai.lynx.engine.tensorrt.Held}), so that a scope may be closed at any time.
 */
@NullMarked
package ai.lynx.engine.tensorrt;

import org.jspecify.annotations.NullMarked;
