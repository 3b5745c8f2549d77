package ai.lynx.testkit.naive;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;

/** A handle on an array that lives as long as the scope that owns it. */
final class NaiveTensor implements Tensor {
  private final Shape shape;
  private final ElementType type;
  private final NaiveArray array;
  private NaiveScope owner;
  private boolean freed;

  NaiveTensor(Shape shape, ElementType type, NaiveArray array, NaiveScope owner) {
    this.shape = shape;
    this.type = type;
    this.array = array;
    this.owner = owner;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public ElementType type() {
    return type;
  }

  NaiveArray array() {
    if (freed || owner.isClosed()) {
      throw new ClosedException(
          "The tensor %s %s was %s."
              .formatted(type, shape, freed ? "freed" : "owned by a scope that is closed"));
    }
    return array;
  }

  void moveTo(NaiveScope scope) {
    owner = scope;
  }

  void free() {
    freed = true;
  }

  @Override
  public String toString() {
    return type + " " + shape;
  }
}
