package ai.lynx.assembly.weights;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.WeightAdjustment;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings weights into an engine as components ask for them, and keeps account: which were used,
 * which were missing, which are left over. For one thread.
 */
public final class WeightLoader {
  private final HostWeights stored;
  private final Optional<FreshNumbers> fresh;
  private final Scope scope;
  private final ElementType precision;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();

  /**
   * @param stored what the files hold
   * @param fresh how weights begin that the files do not hold; empty makes that an error
   * @param scope owns the tensors
   * @param precision the floating type they are held in
   */
  public WeightLoader(
      HostWeights stored, Optional<FreshNumbers> fresh, Scope scope, ElementType precision) {
    this.stored = stored;
    this.fresh = fresh;
    this.scope = scope;
    this.precision = precision;
  }

  /** The weights below a name, as a component sees them. */
  public Weights at(String prefix) {
    return new View(prefix.isEmpty() ? "" : prefix + ".");
  }

  /** All weights that components asked for, by name, in the order they asked. */
  public Map<String, Parameter> parameters() {
    return parameters;
  }

  /** Names in the files that no component asked for. */
  public List<String> unused() {
    return stored.names().stream().filter(name -> !parameters.containsKey(name)).toList();
  }

  /** Names that components asked for and no file holds. */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  private Tensor load(
      String name, Initialization start, WeightAdjustment adjustment, long... shape) {
    Parameter before = parameters.get(name);
    if (before != null) {
      return before.tensor();
    }
    Optional<HostWeights.Weight> weight = stored.find(name);
    if (weight.isEmpty() && fresh.isEmpty()) {
      missing.add(name);
      return new MissingTensor(Shape.of(shape), precision);
    }
    Tensor tensor =
        weight.isPresent()
            ? bring(name, weight.get(), adjustment, Shape.of(shape))
            : bring(fresh.orElseThrow().make(name, start, shape));
    parameters.put(name, new Parameter(name, tensor));
    return tensor;
  }

  /** From the file to where the engine keeps it, in memory once if that can be. */
  private Tensor bring(
      String name, HostWeights.Weight weight, WeightAdjustment adjustment, Shape shape) {
    if (weight.whole().isEmpty() || !weight.shape().equals(shape)) {
      return bring(adjusted(name, weight, adjustment, shape));
    }
    HostWeights.StoredTensor whole = weight.whole().get();
    ElementType type = whole.type().isFloating() ? precision : whole.type();
    return scope.tensor(shape, type, into -> whole.checkpoint().read(whole.name(), type, into));
  }

  private Tensor bring(TensorData data) {
    return scope.tensor(data.type().isFloating() ? data.to(precision) : data);
  }

  private static TensorData adjusted(
      String name, HostWeights.Weight weight, WeightAdjustment adjustment, Shape shape) {
    TensorData data = weight.data().get();
    TensorData fitted = data.shape().equals(shape) ? data : adjustment.adjust(data);
    if (!fitted.shape().equals(shape)) {
      throw new CheckpointException(
          "The weight %s in %s has the shape %s, but the model needs %s: the settings do not fit the checkpoint."
              .formatted(name, weight.origin(), weight.shape(), shape));
    }
    return fitted;
  }

  /**
   * Stands for a weight that is missing until all that are missing are known. It takes no memory,
   * however large the weight that a mistaken setting asks for.
   */
  private record MissingTensor(Shape shape, ElementType type) implements Tensor {}

  /** One component's part of the names. */
  private final class View implements Weights {
    private final String prefix;

    View(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public Tensor get(
        String name, Initialization start, WeightAdjustment adjustment, long... shape) {
      return load(prefix + name, start, adjustment, shape);
    }

    @Override
    public Weights at(String deeper) {
      return new View(prefix + deeper + ".");
    }

    @Override
    public boolean has(String name) {
      return fresh.isPresent() || stored.has(prefix + name);
    }
  }
}
