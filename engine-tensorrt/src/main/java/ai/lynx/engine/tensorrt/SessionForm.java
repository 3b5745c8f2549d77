package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.OnnxModel;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph as one session, in one of the forms that it can be written in.
 *
 * <p>Caches with room behind them are input and output in one: the session writes the new tokens'
 * keys and values behind those that are there, and nothing of them passes through Java.
 */
final class SessionForm implements AutoCloseable {
  private final String what;
  private final Graph graph;
  private final OnnxModel model;
  private final RuntimeEngine engine;
  private final Held<OrtSession> session;
  private final List<Graph.Input> plainInputs;
  private final Set<String> plainOutputs;
  private final Map<String, OnnxModel.Room> roomOf = new HashMap<>();

  /** One room of each shape; layers mostly have the same. */
  private final Collection<OnnxModel.Room> unlike;

  /**
   * @param weights what the session reads, acquired for it; released when the session is closed
   */
  SessionForm(
      String what,
      Graph graph,
      OnnxModel model,
      RuntimeEngine engine,
      OrtSession session,
      Held<WeightMemory> weights) {
    this.what = what;
    this.graph = graph;
    this.model = model;
    this.engine = engine;
    this.session =
        new Held<>(
            session,
            what,
            closed -> {
              closed.close();
              weights.release();
            });
    Map<Shape, OnnxModel.Room> byShape = new LinkedHashMap<>();
    for (OnnxModel.Room room : model.rooms()) {
      roomOf.put(room.output(), room);
      byShape.putIfAbsent(room.shape(), room);
    }
    unlike = List.copyOf(byShape.values());
    Set<String> pasts = new HashSet<>();
    model.rooms().forEach(room -> room.past().ifPresent(pasts::add));
    plainInputs = graph.inputs().stream().filter(input -> !pasts.contains(input.name())).toList();
    plainOutputs = new HashSet<>(model.outputs().values());
    roomOf.keySet().forEach(output -> plainOutputs.remove(model.outputs().get(output)));
  }

  /**
   * Whether grouped attention can read this: several rows only token by token behind a past. With
   * several tokens it knows one position for all rows.
   */
  boolean canRun(Map<String, Tensor> inputs, Map<String, Long> symbols) {
    for (OnnxModel.Room room : unlike) {
      long before = room.past().map(past -> inputs.get(past).shape().size(2).value()).orElse(0L);
      long now = room.shape().size(2).evaluate(symbols::get) - before;
      long rows = room.shape().size(0).evaluate(symbols::get);
      if (rows > 1 && (before == 0 || now > 1)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Computes the graph's outputs.
   *
   * @param symbols what the graph's symbols stand for
   */
  Map<String, Tensor> run(
      RuntimeScope scope, Map<String, Tensor> inputs, Map<String, Long> symbols) {
    Map<Shape, Shape> shapes = new HashMap<>();
    unlike.forEach(room -> shapes.put(room.shape(), bound(room.shape(), symbols)));
    List<Held<OnnxTensor>> held = new ArrayList<>();
    Map<String, CacheRoom> rooms = new HashMap<>();
    OrtSession running = session.acquire();
    try {
      Map<String, OnnxTensorLike> given = new HashMap<>();
      Map<String, OnnxValue> pinned = new HashMap<>();
      for (Graph.Input input : plainInputs) {
        Held<OnnxTensor> memory = engine.own(inputs.get(input.name())).acquire();
        held.add(memory);
        given.put(input.name(), memory.value());
      }
      model
          .numbers()
          .forEach(
              (symbol, input) -> {
                OnnxTensor number = engine.transfer().number(symbols.get(symbol));
                held.add(new Held<>(number, symbol, OnnxTensor::close));
                given.put(input, number);
              });
      for (int i = 0; i < model.rooms().size(); i += 2) {
        rooms(model.rooms().subList(i, i + 2), inputs, shapes, rooms);
      }
      for (OnnxModel.Room room : model.rooms()) {
        OnnxTensor memory = rooms.get(room.output()).memory().value();
        given.put(room.input(), memory);
        pinned.put(model.outputs().get(room.output()), memory);
      }
      OrtSession.Result result = running.run(given, plainOutputs, pinned);
      return keep(scope, result, rooms, shapes);
    } catch (OrtException e) {
      throw NativeFailure.of(what, e);
    } finally {
      held.forEach(Held::release);
      rooms.values().forEach(room -> room.memory().release());
      session.release();
    }
  }

  /**
   * The memory of a layer's keys and values, which have the same room.
   *
   * @param layer the room of keys and that of values
   * @param shapes the caches' shapes afterwards, by those in symbols
   * @param taken gets the memory, held once, by the graph's names of outputs
   */
  private void rooms(
      List<OnnxModel.Room> layer,
      Map<String, Tensor> inputs,
      Map<Shape, Shape> shapes,
      Map<String, CacheRoom> taken) {
    Shape shape = shapes.get(layer.get(0).shape());
    long after = shape.size(2).value();
    List<CacheRoom> before = new ArrayList<>();
    for (OnnxModel.Room room : layer) {
      room.past()
          .map(past -> engine.own(inputs.get(past)))
          .filter(
              past -> past.room() != null && past.room().take(past.shape().size(2).value(), after))
          .ifPresent(past -> before.add(past.room()));
    }
    boolean fit = before.size() == 2 && before.get(0).capacity() == before.get(1).capacity();
    for (int i = 0; i < 2; i++) {
      CacheRoom room =
          fit ? before.get(i) : moved(layer.get(i), inputs, shapes.get(layer.get(i).shape()));
      if (fit) {
        room.memory().acquire();
      }
      taken.put(layer.get(i).output(), room);
    }
  }

  /** The past in a larger room, held once. */
  private CacheRoom moved(OnnxModel.Room room, Map<String, Tensor> inputs, Shape shape) {
    long after = shape.size(2).value();
    long capacity = CacheRoom.capacityFor(after);
    if (room.past().isPresent()) {
      RuntimeTensor past = engine.own(inputs.get(room.past().get()));
      OnnxTensor memory = past.memory().acquire();
      try {
        long before = past.shape().size(2).value();
        return new CacheRoom(engine.caches().copy(memory, before, capacity), capacity, after);
      } finally {
        past.memory().release();
      }
    }
    try (OnnxTensor nothing = engine.transfer().empty(shape.with(2, Size.of(0)))) {
      return new CacheRoom(engine.caches().copy(nothing, 0, capacity), capacity, after);
    }
  }

  private Map<String, Tensor> keep(
      RuntimeScope scope,
      OrtSession.Result result,
      Map<String, CacheRoom> rooms,
      Map<Shape, Shape> shapes) {
    Map<String, Tensor> results = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> output : graph.outputs().entrySet()) {
      OnnxModel.Room room = roomOf.get(output.getKey());
      if (room == null) {
        String name = model.outputs().get(output.getKey());
        OnnxTensor value = (OnnxTensor) result.get(name).orElseThrow();
        results.put(output.getKey(), scope.keep(value, graph.type(output.getValue())));
      } else {
        CacheRoom memory = rooms.get(output.getKey());
        memory.memory().acquire();
        results.put(output.getKey(), scope.keep(memory, shapes.get(room.shape())));
      }
    }
    return results;
  }

  private static Shape bound(Shape shape, Map<String, Long> symbols) {
    return new Shape(
        shape.sizes().stream().map(size -> Size.of(size.evaluate(symbols::get))).toList());
  }

  @Override
  public void close() {
    session.close();
  }
}
