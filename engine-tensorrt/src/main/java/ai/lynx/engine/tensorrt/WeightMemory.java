package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.OnnxModel;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.onnxruntime.OnnxTensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Memory that the sessions of a graph read its weights in, held until all of them are closed. A
 * weight is copied only if an operator has computed it.
 */
final class WeightMemory implements AutoCloseable {
  private final Map<Tensor, Held<OnnxTensor>> held = new HashMap<>();

  private WeightMemory() {}

  /** Memory for the weights of a graph in some forms. */
  static Held<WeightMemory> of(RuntimeEngine engine, String what, List<OnnxModel> forms) {
    WeightMemory memory = new WeightMemory();
    try {
      Set<Tensor> weights = new HashSet<>();
      forms.forEach(form -> weights.addAll(form.weights().values()));
      weights.forEach(weight -> memory.held.put(weight, lasting(engine, engine.own(weight))));
      return new Held<>(memory, "The weights of " + what, WeightMemory::close);
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  private static Held<OnnxTensor> lasting(RuntimeEngine engine, RuntimeTensor weight) {
    Held<OnnxTensor> memory = weight.acquire();
    if (weight.isUploaded()) {
      return memory;
    }
    try {
      TensorData data =
          new TensorData(weight.shape(), weight.type(), Transfer.download(memory.value()));
      return new Held<>(engine.transfer().upload(data), weight.toString(), OnnxTensor::close);
    } finally {
      memory.release();
    }
  }

  /** The weights of a form by its names. */
  Map<String, OnnxTensor> named(OnnxModel form) {
    Map<String, OnnxTensor> named = new HashMap<>();
    form.weights().forEach((name, weight) -> named.put(name, held.get(weight).value()));
    return named;
  }

  @Override
  public void close() {
    held.values().forEach(Held::release);
  }
}
