package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.fusion.Fusions;
import ai.lynx.engine.tensorrt.fusion.GroupedAttention;
import ai.lynx.engine.tensorrt.onnx.FusedTranslations.RoomNames;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which inputs and outputs of a model are caches in memory with room for more. For one graph. */
final class RoomPlan {
  private final Graph graph;
  private final List<GroupedAttention.Cache> caches = new ArrayList<>();
  private final List<OnnxModel.Room> rooms = new ArrayList<>();
  private final Map<Integer, RoomNames> names = new HashMap<>();

  RoomPlan(Graph graph, Fusions fusions) {
    this.graph = graph;
    for (GroupedAttention attention : fusions.grouped()) {
      if (attention.keyCache().output().isPresent()) {
        caches.add(attention.keyCache());
        caches.add(attention.valueCache());
      }
    }
  }

  /**
   * Gives names to what is not an input or output of the graph.
   *
   * @param outputs the model's names of outputs
   */
  void name(NodeWriter writer, Map<String, String> outputs) {
    for (GroupedAttention.Cache cache : caches) {
      String output = cache.output().orElseThrow();
      Optional<String> past = cache.past().map(value -> graph.inputs().get(value).name());
      String input = past.orElseGet(() -> writer.reserveLike("room of " + output));
      rooms.add(new OnnxModel.Room(past, output, input, graph.shape(cache.all())));
      names.put(cache.all(), new RoomNames(input, outputs.get(output)));
    }
  }

  List<OnnxModel.Room> all() {
    return rooms;
  }

  /** Those that nothing comes in with. */
  List<OnnxModel.Room> fresh() {
    return rooms.stream().filter(room -> room.past().isEmpty()).toList();
  }

  /** The room of an output. */
  Optional<OnnxModel.Room> of(String output) {
    return rooms.stream().filter(room -> room.output().equals(output)).findFirst();
  }

  /** The room that an input of the graph is the past of. */
  Optional<OnnxModel.Room> after(String input) {
    return rooms.stream().filter(room -> room.past().filter(input::equals).isPresent()).findFirst();
  }

  Map<Integer, RoomNames> names() {
    return names;
  }

  /** The memory of a room, as long as it may be. */
  Shape memory(OnnxModel.Room room) {
    return room.shape().with(2, Size.symbol("room of " + room.output()));
  }
}
