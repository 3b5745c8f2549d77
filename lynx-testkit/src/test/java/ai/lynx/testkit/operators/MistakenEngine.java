package ai.lynx.testkit.operators;

import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import java.util.List;
import java.util.Optional;

/** The naive engine with a mistake, to see whether the tests notice. */
record MistakenEngine(NaiveEngine right, Mistake mistake) implements Engine {
  /** What happens instead of applying an operator rightly. */
  @FunctionalInterface
  interface Mistake {
    Tensor apply(Ops right, Operator operator, List<Tensor> inputs);
  }

  @Override
  public String name() {
    return "mistaken";
  }

  @Override
  public String description() {
    return "The naive engine with a mistake";
  }

  @Override
  public Scope open() {
    return new MistakenScope(right.open(), mistake);
  }

  @Override
  public Optional<Autograd> autograd() {
    return Optional.empty();
  }

  @Override
  public void close() {
    right.close();
  }

  private record MistakenScope(Scope right, Mistake mistake) implements Scope {
    @Override
    public Ops ops() {
      return (operator, inputs) -> mistake.apply(right.ops(), operator, inputs);
    }

    @Override
    public Tensor tensor(TensorData data) {
      return right.tensor(data);
    }

    @Override
    public TensorData read(Tensor tensor) {
      return right.read(tensor);
    }

    @Override
    public Tensor adopt(Tensor tensor) {
      return right.adopt(tensor);
    }

    @Override
    public void free(Tensor tensor) {
      right.free(tensor);
    }

    @Override
    public void close() {
      right.close();
    }
  }
}
