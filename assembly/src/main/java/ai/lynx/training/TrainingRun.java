package ai.lynx.training;

import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.TrainingScope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One stage of training: an objective, the weights it may change, and how they move. All other
 * weights are frozen.
 *
 * <p>For one thread. Closing it ends training and keeps the weights.
 */
public final class TrainingRun implements AutoCloseable {
  private final Engine engine;
  private final Autograd autograd;
  private final Optimizer optimizer;
  private final LearningRate rate;
  private final double clip;
  private long step;

  /**
   * @param trained the weights that may change
   * @param clip the norm of all gradients together is cut to this; infinity does not cut
   */
  public TrainingRun(
      Engine engine, List<Parameter> trained, AdamW settings, LearningRate rate, double clip) {
    this.engine = engine;
    this.autograd = Optimizer.gradients(engine);
    this.optimizer = new Optimizer(engine, settings, trained);
    this.rate = rate;
    this.clip = clip;
  }

  /**
   * Takes one step and returns what the objective reports, with the step's rate and gradient norm.
   */
  public Map<String, Double> advance(Objective objective) {
    try (TrainingScope scope = autograd.open()) {
      Map<String, Double> figures =
          new TreeMap<>(
              objective.compute(
                  step,
                  scope,
                  loss -> {
                    scope.backward(loss);
                    return scope.read(loss).toFloats()[0];
                  }));
      double now = rate.at(step);
      figures.put("rate", now);
      figures.put("norm", optimizer.step(scope, now, clip));
      step++;
      return figures;
    }
  }

  /** Steps taken so far. */
  public long step() {
    return step;
  }

  /** Whether all steps are taken. */
  public boolean isDone() {
    return step >= rate.steps();
  }

  /** What a checkpoint of this run holds. */
  Optimizer optimizer() {
    return optimizer;
  }

  Engine engine() {
    return engine;
  }

  void takeUpAt(long savedStep) {
    step = savedStep;
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
