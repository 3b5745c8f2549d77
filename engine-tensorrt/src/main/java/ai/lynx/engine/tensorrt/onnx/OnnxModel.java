package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.format.Onnx.ModelProto;
import java.util.List;

/**
 * A graph written as an ONNX model whose weights are named but not in it.
 *
 * @param proto the model; its weights are external data without a file
 * @param weights the names of the graph's weights, in the graph's order
 */
public record OnnxModel(ModelProto proto, List<String> weights) {
  public OnnxModel {
    weights = List.copyOf(weights);
  }

  /** The model as the bytes of an ONNX file. */
  public byte[] bytes() {
    return proto.toByteArray();
  }
}
