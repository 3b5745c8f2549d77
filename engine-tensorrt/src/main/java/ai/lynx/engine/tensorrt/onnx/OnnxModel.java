package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.format.Onnx.ModelProto;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A graph written as an ONNX model whose weights are named but not in it.
 *
 * @param proto the model; its weights are external data without a file
 * @param weights the weights that the model reads, by its names
 * @param outputs the model's names of the graph's outputs, by the graph's
 * @param rooms caches that the model writes to, those of keys and of values in turn
 * @param numbers the model's names of inputs, vectors of one INT64, by the symbols that they are
 */
public record OnnxModel(
    ModelProto proto,
    Map<String, Tensor> weights,
    Map<String, String> outputs,
    List<Room> rooms,
    Map<String, String> numbers) {
  /**
   * A cache in memory with room for more than there is in it. The model reads it as an input and
   * gives it as an output, both (batch, heads, room, width), which may be the same memory.
   *
   * @param past the graph's name of the cache before, which comes in; empty at the beginning
   * @param output the graph's name of the cache afterwards, which comes out
   * @param input the model's name of the room that comes in
   * @param shape the cache afterwards (batch, heads, all tokens, width), in the graph's symbols
   */
  public record Room(Optional<String> past, String output, String input, Shape shape) {}

  public OnnxModel {
    rooms = List.copyOf(rooms);
    numbers = Map.copyOf(numbers);
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** The model as the bytes of an ONNX file. */
  public byte[] bytes() {
    return proto.toByteArray();
  }
}
