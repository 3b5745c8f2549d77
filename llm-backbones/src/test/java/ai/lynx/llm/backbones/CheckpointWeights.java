package ai.lynx.llm.backbones;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.WeightAdjustment;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Weights of a reference case, as float32; remembers which were asked for. */
public final class CheckpointWeights implements Weights {
  private final Scope scope;
  private final Map<String, TensorData> stored;
  private final Set<String> unused;
  private final String prefix;

  public CheckpointWeights(Scope scope, Map<String, TensorData> stored) {
    this(scope, stored, new TreeSet<>(stored.keySet()), "");
  }

  private CheckpointWeights(
      Scope scope, Map<String, TensorData> stored, Set<String> unused, String prefix) {
    this.scope = scope;
    this.stored = stored;
    this.unused = unused;
    this.prefix = prefix;
  }

  @Override
  public Tensor get(String name, Initialization start, WeightAdjustment adjustment, long... shape) {
    String full = prefix + name;
    assertThat(stored).containsKey(full);
    unused.remove(full);
    TensorData data = stored.get(full);
    assertThat(data.shape()).as(full).isEqualTo(Shape.of(shape));
    return scope.tensor(data.to(ElementType.FLOAT32));
  }

  @Override
  public Weights at(String further) {
    return new CheckpointWeights(scope, stored, unused, prefix + further + ".");
  }

  @Override
  public boolean has(String name) {
    return stored.containsKey(prefix + name);
  }

  /** The names nobody asked for. */
  public Set<String> unused() {
    return unused;
  }
}
