package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.engine.pytorch.script.GraphScript;
import ai.lynx.error.ClosedException;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.InputSizes;
import ai.lynx.spi.graph.SliceBounds;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A graph as a TorchScript module. Closing waits for runs on other threads. */
final class TorchCompiledGraph implements CompiledGraph {
  private final PyTorchEngine engine;
  private final String name;
  private final Graph graph;
  private final GraphScript script;
  private final InputSizes sizes;
  private final SliceBounds bounds;
  private final PtSymbolBlock module;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /** Takes the module over. */
  TorchCompiledGraph(
      PyTorchEngine engine, String name, Graph graph, GraphScript script, PtSymbolBlock module) {
    this.engine = engine;
    this.name = name;
    this.graph = graph;
    this.script = script;
    this.sizes = InputSizes.of(graph);
    this.bounds = SliceBounds.of(graph);
    this.module = module;
  }

  @Override
  public Map<String, Tensor> run(Ops ops, Map<String, Tensor> inputs) {
    if (!(ops instanceof EagerOps eager
        && eager.scope().engine() == engine
        && eager.mode() == GradientMode.FORGET)) {
      throw new IllegalArgumentException(
          "%s is compiled for the engine %s and runs in its scopes without gradients only."
              .formatted(name, engine.name()));
    }
    Map<String, Long> symbols = sizes.symbols(inputs);
    bounds.check(name, symbols);
    List<TorchTensor> given =
        graph.inputs().stream().map(input -> engine.own(inputs.get(input.name()))).toList();
    lock.readLock().lock();
    try (Pins pins = Pins.on(eager.scope(), given)) {
      if (closed) {
        throw new ClosedException("The compiled graph " + name + " is closed.");
      }
      eager.scope().checkOpen();
      Map<Integer, CacheRoom> rooms = new HashMap<>();
      long[] told = rooms(given, symbols, rooms);
      return keep(eager.scope(), compute(given, symbols, told), symbols, rooms);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * What the module is told about the pasts' rooms.
   *
   * @param rooms gets the memory of each extended past, by value
   */
  private long[] rooms(
      List<TorchTensor> given, Map<String, Long> symbols, Map<Integer, CacheRoom> rooms) {
    long[] told = new long[script.caches().size()];
    for (int i = 0; i < told.length; i++) {
      GraphScript.Cache cache = script.caches().get(i);
      TorchTensor past = given.get(cache.input());
      long before = past.shape().size(2).value();
      long after = graph.shape(cache.value()).size(2).evaluate(symbols::get);
      CacheRoom room = past.room();
      if (room == null || !room.take(before, after)) {
        room = CacheRoom.after(after);
        told[i] = room.capacity();
      }
      rooms.put(cache.value(), room);
    }
    return told;
  }

  private PtNDArray[] compute(List<TorchTensor> given, Map<String, Long> symbols, long[] rooms) {
    PtNDArray[] arrays = given.stream().map(TorchTensor::array).toArray(PtNDArray[]::new);
    long[] sizes = script.sizes().stream().mapToLong(size -> size.evaluate(symbols::get)).toArray();
    // Recompiling for every new shape costs more than it gains; the switch is one for each thread.
    JniUtils.setGraphExecutorOptimize(false);
    try (IValue first = IValue.listFrom(arrays);
        IValue second = IValue.listFrom(sizes);
        IValue third = IValue.listFrom(rooms);
        IValue results = IValueUtils.runMethod(module, "run", first, second, third)) {
      return results.toTensorArray(engine.manager());
    } catch (ai.djl.engine.EngineException e) {
      throw new EngineException(
          "%s failed in PyTorch: %s".formatted(name, NativeFailure.reason(e)), e);
    }
  }

  private Map<String, Tensor> keep(
      EagerScope scope,
      PtNDArray[] results,
      Map<String, Long> symbols,
      Map<Integer, CacheRoom> rooms) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    int next = 0;
    for (Map.Entry<String, Integer> output : graph.outputs().entrySet()) {
      int value = output.getValue();
      List<Size> sizes = new ArrayList<>();
      for (Size size : graph.shape(value).sizes()) {
        sizes.add(size.isKnown() ? size : Size.of(size.evaluate(symbols::get)));
      }
      named.put(
          output.getKey(),
          scope.keep(
              results[next++],
              new Shape(sizes),
              graph.type(value),
              Origin.COMPILED,
              rooms.get(value)));
    }
    return named;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        module.close();
        engine.forget(this);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
