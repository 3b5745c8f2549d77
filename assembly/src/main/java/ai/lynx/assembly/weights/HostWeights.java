package ai.lynx.assembly.weights;

import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Named weights in files, under the names of the assembled model. Numbers are read when asked for.
 * Owns the checkpoints it reads from. For one thread.
 */
public final class HostWeights implements AutoCloseable {
  private final Map<String, Weight> byName = new LinkedHashMap<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  /** No weights yet. */
  public HostWeights() {}

  /**
   * One weight.
   *
   * @param origin the file it comes from, for messages
   */
  public record Weight(Shape shape, String origin, Supplier<TensorData> data) {}

  /** Takes a checkpoint over, to be closed with these weights, and returns it. */
  public Checkpoint own(Checkpoint checkpoint) {
    checkpoints.add(checkpoint);
    return checkpoint;
  }

  /** Adds a weight; a weight of the same name that was there before is replaced. */
  public void put(String name, Weight weight) {
    byName.put(name, weight);
  }

  /** Adds a checkpoint's tensor under a name. */
  public void put(String name, Checkpoint checkpoint, String tensor) {
    put(name, weight(checkpoint, tensor));
  }

  /** A checkpoint's tensor as a weight. */
  public static Weight weight(Checkpoint checkpoint, String tensor) {
    Checkpoint.Entry entry = checkpoint.entries().get(tensor);
    return new Weight(entry.shape(), entry.file(), () -> checkpoint.read(tensor));
  }

  public Optional<Weight> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Set<String> names() {
    return byName.keySet();
  }

  @Override
  public void close() {
    checkpoints.forEach(Checkpoint::close);
    checkpoints.clear();
  }
}
