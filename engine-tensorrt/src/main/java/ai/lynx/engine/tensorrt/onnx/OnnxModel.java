package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.format.Onnx.ModelProto;
import ai.lynx.spi.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A graph written as an ONNX model whose weights are named but not in it.
 *
 * @param proto the model; its weights are external data without a file
 * @param weights the weights that the model reads, by its names
 * @param outputs the model's names of the graph's outputs, by the graph's
 */
public record OnnxModel(
    ModelProto proto, Map<String, Tensor> weights, Map<String, String> outputs) {
  public OnnxModel {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** The model as the bytes of an ONNX file. */
  public byte[] bytes() {
    return proto.toByteArray();
  }
}
