package ai.lynx.engine.tensorrt;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.InputSizes;
import ai.lynx.spi.graph.SliceBounds;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A compiled graph: a session with as much fused as there are operators for, and, once something is
 * given that these cannot compute, another one of standard operators.
 */
final class RuntimeGraph implements CompiledGraph {
  private final String name;
  private final InputSizes sizes;
  private final SliceBounds bounds;
  private final RuntimeEngine engine;
  private final SessionForm usual;
  private final Supplier<SessionForm> making;
  private final Held<WeightMemory> weights;
  private @Nullable SessionForm standard;
  private boolean closed;

  /**
   * @param usual closed with this
   * @param making makes the form of standard operators, when it is needed
   * @param weights of both forms; let go of when this is closed
   */
  RuntimeGraph(
      String name,
      Graph graph,
      RuntimeEngine engine,
      SessionForm usual,
      Supplier<SessionForm> making,
      Held<WeightMemory> weights) {
    this.name = name;
    this.sizes = InputSizes.of(graph);
    this.bounds = SliceBounds.of(graph);
    this.engine = engine;
    this.usual = usual;
    this.making = making;
    this.weights = weights;
  }

  @Override
  public Map<String, Tensor> run(Ops ops, Map<String, Tensor> inputs) {
    if (!(ops instanceof RuntimeOps own) || own.scope().engine() != engine) {
      throw new IllegalArgumentException(
          "The compiled graph " + name + " runs with the Ops of a scope of its own engine only.");
    }
    Map<String, Long> symbols = sizes.symbols(inputs);
    bounds.check(name, symbols);
    own.scope().checkOpen();
    SessionForm form = usual.canRun(inputs, symbols) ? usual : standard();
    return form.run(own.scope(), inputs, symbols);
  }

  private synchronized SessionForm standard() {
    if (closed) {
      throw new ClosedException("The compiled graph " + name + " is closed.");
    }
    if (standard == null) {
      standard = making.get();
    }
    return standard;
  }

  @Override
  public synchronized void close() {
    closed = true;
    usual.close();
    if (standard != null) {
      standard.close();
    }
    weights.close();
  }
}
