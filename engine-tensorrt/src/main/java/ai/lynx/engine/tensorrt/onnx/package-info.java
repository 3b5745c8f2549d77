/**
 * Recorded graphs written as ONNX models.
 *
 * <p>{@link ai.lynx.engine.tensorrt.onnx.GraphTranslation} walks a graph's nodes and looks up how
 * each operator is written in {@link ai.lynx.engine.tensorrt.onnx.Translations}; {@link
 * ai.lynx.engine.tensorrt.onnx.NodeWriter} adds the nodes; {@link
 * ai.lynx.engine.tensorrt.onnx.SizeNodes} turns symbolic sizes into arithmetic on the shapes of the
 * inputs. What runs a model does not belong here, and nothing here touches the native library.
 */
@NullMarked
package ai.lynx.engine.tensorrt.onnx;

import org.jspecify.annotations.NullMarked;
