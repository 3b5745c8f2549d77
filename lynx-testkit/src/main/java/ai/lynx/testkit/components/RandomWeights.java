package ai.lynx.testkit.components;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.WeightAdjustment;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Float32 weights made up from their names, the same at every run and on every engine. Asked twice
 * for a name, it gives the same tensor. For one thread.
 */
public final class RandomWeights implements Weights {
  /** Wide enough that a wrong weight, or one left out, changes what comes out. */
  public static final double NOTICEABLE = 10;

  private static final double STREWN = 0.02;

  private final Scope owner;
  private final double multiplier;
  private final String prefix;
  private final Map<String, Tensor> made;

  /**
   * @param owner the scope that the weights belong to
   * @param multiplier 1 gives what training begins with. A larger number spreads normally
   *     distributed weights that much wider, and strews the others around their value with a
   *     standard deviation of {@code 0.02 * (multiplier - 1)}, so that no weight is 0 or 1
   *     throughout.
   */
  public RandomWeights(Scope owner, double multiplier) {
    this(owner, multiplier, "", new LinkedHashMap<>());
  }

  private RandomWeights(Scope owner, double multiplier, String prefix, Map<String, Tensor> made) {
    this.owner = owner;
    this.multiplier = multiplier;
    this.prefix = prefix;
    this.made = made;
  }

  @Override
  public Tensor get(String name, Initialization start, WeightAdjustment adjustment, long... shape) {
    String full = prefix + name;
    TensorData data = make(full, start, shape);
    Tensor before = made.get(full);
    if (before == null) {
      before = owner.tensor(data);
      made.put(full, before);
    } else if (!before.shape().equals(data.shape())) {
      throw new CheckpointException(
          "The weight %s was asked for in the shapes %s and %s."
              .formatted(full, before.shape(), data.shape()));
    }
    return before;
  }

  private TensorData make(String full, Initialization start, long... shape) {
    Samples samples = Samples.named(full);
    if (start instanceof Initialization.Normal normal) {
      return samples.normalAround(0, normal.standardDeviation() * multiplier, shape);
    }
    double value = ((Initialization.Value) start).value();
    return samples.normalAround(value, STREWN * (multiplier - 1), shape);
  }

  @Override
  public Weights at(String name) {
    return new RandomWeights(owner, multiplier, prefix + name + ".", made);
  }

  @Override
  public boolean has(String name) {
    return true;
  }

  /** All weights that were asked for, by their full names, in the order they were asked for. */
  public Map<String, Tensor> tensors() {
    return Collections.unmodifiableMap(made);
  }
}
