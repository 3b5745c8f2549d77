package ai.lynx.testkit.naive;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import java.util.Optional;

/**
 * Computes every operator in double precision, straight from its definition.
 *
 * <p>Numbers of a floating type are kept as doubles and never rounded between operators, so that
 * finite differences are sharp; only a cast to a 16-bit type rounds, and reading to the host. Whole
 * numbers are exact up to 2^53. It has no autograd.
 */
public final class NaiveEngine implements Engine {
  private volatile boolean closed;

  public NaiveEngine() {}

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public String description() {
    return "Naive reference engine in Java, double precision";
  }

  @Override
  public NaiveScope open() {
    requireOpen();
    return new NaiveScope(this);
  }

  @Override
  public Optional<Autograd> autograd() {
    return Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
  }

  void requireOpen() {
    if (closed) {
      throw new ClosedException("The naive engine is closed.");
    }
  }
}
