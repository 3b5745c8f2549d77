package ai.lynx.training;

import ai.lynx.assembly.weights.Parameter;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Moves weights by AdamW. Owns the running means of their gradients. For one thread.
 *
 * <p>A weight without a gradient is left alone, weight decay included, as torch does; its own step
 * count stands still.
 */
public final class Optimizer implements AutoCloseable {
  private final Engine engine;
  private final Autograd autograd;
  private final AdamW settings;
  private final Scope memory;
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  /** A weight with its running means and the number of times it was moved. */
  private static final class Slot {
    final Tensor weight;
    final Tensor mean;
    final Tensor square;
    long steps;

    Slot(Tensor weight, Tensor mean, Tensor square) {
      this.weight = weight;
      this.mean = mean;
      this.square = square;
    }
  }

  /**
   * @param trained the weights to move; all FLOAT32
   * @throws EngineException if the engine has no gradients
   */
  public Optimizer(Engine engine, AdamW settings, List<Parameter> trained) {
    this.engine = engine;
    this.settings = settings;
    this.autograd = gradients(engine);
    this.memory = engine.open();
    for (Parameter parameter : trained) {
      slots.put(parameter.name(), new Slot(parameter.tensor(), zeros(parameter), zeros(parameter)));
      autograd.setTrainable(parameter.tensor(), true);
    }
  }

  private Tensor zeros(Parameter parameter) {
    Size[] sizes = parameter.tensor().shape().sizes().toArray(Size[]::new);
    return memory.ops().fill(0, ElementType.FLOAT32, sizes);
  }

  /** The engine's gradients. */
  public static Autograd gradients(Engine engine) {
    return engine
        .autograd()
        .orElseThrow(
            () ->
                new EngineException(
                    "The engine "
                        + engine.name()
                        + " cannot train; use one that can, such as pytorch."));
  }

  /**
   * Moves every weight against its gradient and clears the gradients.
   *
   * @param scope in which the gradients were computed
   * @param rate the learning rate
   * @param clip the norm of all gradients together is cut to this; infinity does not cut
   * @return the norm before
   */
  public double step(TrainingScope scope, double rate, double clip) {
    try (Scope step = engine.open()) {
      Map<Slot, Tensor> gradients = new LinkedHashMap<>();
      for (Slot slot : slots.values()) {
        scope.gradient(slot.weight).ifPresent(gradient -> gradients.put(slot, gradient));
      }
      double norm = norm(step, new ArrayList<>(gradients.values()));
      if (!Double.isFinite(norm)) {
        throw new EngineException(
            "The gradients are not finite (norm %s): lower the learning rate or clip them."
                .formatted(norm));
      }
      double scale = norm > clip ? clip / (norm + 1e-6) : 1;
      gradients.forEach((slot, gradient) -> move(slot, gradient, rate, scale));
      gradients.keySet().forEach(slot -> scope.clearGradient(slot.weight));
      return norm;
    }
  }

  private static double norm(Scope scope, List<Tensor> gradients) {
    if (gradients.isEmpty()) {
      return 0;
    }
    Ops ops = scope.ops();
    List<Tensor> squares = new ArrayList<>();
    for (Tensor gradient : gradients) {
      Tensor sum = ops.sumAll(ops.multiply(gradient, gradient));
      squares.add(ops.reshape(sum, Size.of(1)));
    }
    double sum = 0;
    for (float square : scope.read(ops.concatenate(0, squares)).toFloats()) {
      sum += square;
    }
    return Math.sqrt(sum);
  }

  /** torch.optim.AdamW, one weight. */
  private void move(Slot slot, Tensor gradient, double rate, double scale) {
    try (Scope scope = engine.open()) {
      Ops ops = scope.ops();
      slot.steps++;
      double correction1 = 1 - Math.pow(settings.beta1(), (double) slot.steps);
      double correction2 = 1 - Math.pow(settings.beta2(), (double) slot.steps);
      Tensor g = scale == 1 ? gradient : ops.scale(gradient, scale);
      Tensor mean =
          ops.add(ops.scale(slot.mean, settings.beta1()), ops.scale(g, 1 - settings.beta1()));
      Tensor square =
          ops.add(
              ops.scale(slot.square, settings.beta2()),
              ops.scale(ops.multiply(g, g), 1 - settings.beta2()));
      Tensor root = ops.scale(ops.sqrt(square), 1 / Math.sqrt(correction2), settings.epsilon());
      Tensor change = ops.scale(ops.divide(mean, root), -rate / correction1);
      Tensor weight = ops.add(ops.scale(slot.weight, 1 - rate * decay(slot.weight)), change);
      autograd.assign(slot.mean, mean);
      autograd.assign(slot.square, square);
      autograd.assign(slot.weight, weight);
    }
  }

  private double decay(Tensor weight) {
    return weight.rank() > 1 || settings.decayVectors() ? settings.weightDecay() : 0;
  }

  /** The running means by name, for a checkpoint. */
  public Map<String, TensorData> state() {
    Map<String, TensorData> state = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) -> {
          state.put("mean." + name, memory.read(slot.mean));
          state.put("square." + name, memory.read(slot.square));
          state.put("steps." + name, TensorData.of(new long[] {slot.steps}, 1));
        });
    return state;
  }

  /**
   * Takes up the running means of a checkpoint.
   *
   * @param state looked up by the names that {@link #state()} gives
   * @throws ai.lynx.error.CheckpointException if one is missing
   */
  public void restore(Function<String, TensorData> state) {
    try (Scope scope = engine.open()) {
      slots.forEach(
          (name, slot) -> {
            autograd.assign(slot.mean, scope.tensor(state.apply("mean." + name)));
            autograd.assign(slot.square, scope.tensor(state.apply("square." + name)));
            slot.steps = state.apply("steps." + name).toLongs()[0];
          });
    }
  }

  /** The tensor of a trained weight. */
  Optional<Tensor> weight(String name) {
    return Optional.ofNullable(slots.get(name)).map(slot -> slot.weight);
  }

  /** The names of all trained weights. */
  public List<String> names() {
    return List.copyOf(slots.keySet());
  }

  /** Ends training: the weights take no gradients any more, and the running means are freed. */
  @Override
  public void close() {
    slots.values().forEach(slot -> autograd.setTrainable(slot.weight, false));
    slots.clear();
    memory.close();
  }
}
