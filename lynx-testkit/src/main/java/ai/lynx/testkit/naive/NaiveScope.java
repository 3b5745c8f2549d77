package ai.lynx.testkit.naive;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;

/** A scope of the naive engine, with a way in and out for numbers in double precision. */
public final class NaiveScope implements Scope {
  private final NaiveEngine engine;
  private boolean closed;

  NaiveScope(NaiveEngine engine) {
    this.engine = engine;
  }

  @Override
  public Ops ops() {
    return this::apply;
  }

  @Override
  public Tensor tensor(TensorData data) {
    return own(data.shape(), data.type(), HostNumbers.toArray(data));
  }

  /**
   * A tensor of numbers that are not rounded to its type.
   *
   * @param values in row-major order; copied
   */
  public Tensor tensor(Shape shape, ElementType type, double[] values) {
    return own(shape, type, new NaiveArray(shape, values.clone()));
  }

  @Override
  public TensorData read(Tensor tensor) {
    return HostNumbers.toData(array(tensor), tensor.shape(), tensor.type());
  }

  /** The numbers of a tensor as they were computed, in row-major order; a copy. */
  public double[] values(Tensor tensor) {
    return array(tensor).values().clone();
  }

  @Override
  public Tensor adopt(Tensor tensor) {
    requireOpen();
    NaiveTensor adopted = naive(tensor);
    adopted.array();
    adopted.moveTo(this);
    return adopted;
  }

  @Override
  public void free(Tensor tensor) {
    naive(tensor).free();
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  private Tensor apply(Operator operator, List<Tensor> inputs) {
    requireOpen();
    List<NaiveArray> arrays = new ArrayList<>(inputs.size());
    for (Tensor input : inputs) {
      arrays.add(array(input));
    }
    Shape shape = operator.shape(inputs.stream().map(Tensor::shape).toList());
    ElementType type = operator.type(inputs.stream().map(Tensor::type).toList());
    return own(shape, type, Computations.compute(operator, arrays, shape));
  }

  private Tensor own(Shape shape, ElementType type, NaiveArray array) {
    requireOpen();
    return new NaiveTensor(shape, type, array, this);
  }

  private NaiveArray array(Tensor tensor) {
    requireOpen();
    return naive(tensor).array();
  }

  private static NaiveTensor naive(Tensor tensor) {
    if (tensor instanceof NaiveTensor naive) {
      return naive;
    }
    throw new IllegalArgumentException("The tensor belongs to another engine: " + tensor + ".");
  }

  private void requireOpen() {
    engine.requireOpen();
    if (closed) {
      throw new ClosedException("The scope is closed.");
    }
  }
}
