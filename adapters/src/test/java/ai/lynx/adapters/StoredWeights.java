package ai.lynx.adapters;

import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.WeightAdjustment;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.Set;
import java.util.TreeSet;

/** The weights of a checkpoint below a name, and which of them were not asked for. */
public final class StoredWeights implements Weights {
  private final Scope scope;
  private final Checkpoint checkpoint;
  private final String prefix;
  private final Set<String> unused;

  /**
   * @param component the name that all weights of the component begin with; empty for all there are
   */
  public StoredWeights(Scope scope, Checkpoint checkpoint, String component) {
    this(
        scope,
        checkpoint,
        component.isEmpty() ? "" : component + ".",
        new TreeSet<>(checkpoint.entries().keySet()));
    unused.removeIf(name -> !name.startsWith(prefix));
  }

  private StoredWeights(Scope scope, Checkpoint checkpoint, String prefix, Set<String> unused) {
    this.scope = scope;
    this.checkpoint = checkpoint;
    this.prefix = prefix;
    this.unused = unused;
  }

  @Override
  public Tensor get(String name, Initialization start, WeightAdjustment adjustment, long... shape) {
    TensorData stored = checkpoint.read(prefix + name);
    unused.remove(prefix + name);
    boolean fits = stored.shape().equals(Shape.of(shape));
    TensorData adjusted = fits ? stored : adjustment.adjust(stored);
    if (!adjusted.shape().equals(Shape.of(shape))) {
      throw new AssertionError(
          prefix + name + " is " + adjusted.shape() + ", wanted " + Shape.of(shape));
    }
    return scope.tensor(adjusted);
  }

  @Override
  public Weights at(String below) {
    return new StoredWeights(scope, checkpoint, prefix + below + ".", unused);
  }

  @Override
  public boolean has(String name) {
    return checkpoint.entries().containsKey(prefix + name);
  }

  /** Full names of the weights below the component that were not asked for. */
  public Set<String> unused() {
    return unused;
  }
}
