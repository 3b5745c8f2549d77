/**
 * Finds in a recorded graph what one of ONNX Runtime's own operators computes at once.
 *
 * <p>{@link ai.lynx.engine.tensorrt.fusion.Fusions} looks at the graph only, so model code is
 * written once and without regard to this; what is not recognised with certainty stays as it is.
 * How a fusion is written as a node belongs to {@code ai.lynx.engine.tensorrt.onnx}.
 */
@NullMarked
package ai.lynx.engine.tensorrt.fusion;

import org.jspecify.annotations.NullMarked;
