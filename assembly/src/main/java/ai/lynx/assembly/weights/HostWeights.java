package ai.lynx.assembly.weights;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  private final Map<String, String> unreadable = new LinkedHashMap<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  /** No weights yet. */
  public HostWeights() {}

  /**
   * One weight.
   *
   * @param origin the file it comes from, for messages
   * @param whole where its numbers can be copied from as they are; empty if they are computed
   */
  public record Weight(
      Shape shape, String origin, Supplier<TensorData> data, Optional<StoredTensor> whole) {
    /** A weight whose numbers are computed. */
    public Weight(Shape shape, String origin, Supplier<TensorData> data) {
      this(shape, origin, data, Optional.empty());
    }
  }

  /**
   * A tensor of a checkpoint.
   *
   * @param type as stored
   */
  public record StoredTensor(Checkpoint checkpoint, String name, ElementType type) {}

  /** Takes a checkpoint over, to be closed with these weights, and returns it. */
  public Checkpoint own(Checkpoint checkpoint) {
    checkpoints.add(checkpoint);
    return checkpoint;
  }

  /** Adds a weight; a weight of the same name that was there before is replaced. */
  public void put(String name, Weight weight) {
    unreadable.remove(name);
    byName.put(name, weight);
  }

  /**
   * Notes that a weight is there but cannot be read, in place of what was there before. Whoever
   * needs it is told why; a model that does not need it loads all the same.
   *
   * @param origin the file it is in
   * @param why as {@link Checkpoint#unreadable()} says it
   */
  public void putUnreadable(String name, String origin, String why) {
    byName.remove(name);
    unreadable.put(name, "The weight %s in %s cannot be read: %s".formatted(name, origin, why));
  }

  /** Adds a tensor of a checkpoint among those files under a name. */
  public void put(String name, ModelFiles files, Checkpoint checkpoint, String tensor) {
    put(name, weight(files, checkpoint, tensor));
  }

  /** A tensor of a checkpoint among those files as a weight. */
  public static Weight weight(ModelFiles files, Checkpoint checkpoint, String tensor) {
    Checkpoint.Entry entry = checkpoint.entries().get(tensor);
    return new Weight(
        entry.shape(),
        files.description() + "/" + entry.file(),
        () -> checkpoint.read(tensor),
        Optional.of(new StoredTensor(checkpoint, tensor, entry.type())));
  }

  /**
   * The weight of that name, if there is one.
   *
   * @throws CheckpointException if there is one that cannot be read
   */
  public Optional<Weight> find(String name) {
    String why = unreadable.get(name);
    if (why != null) {
      throw new CheckpointException(why);
    }
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether there is a weight of that name, readable or not. */
  public boolean has(String name) {
    return byName.containsKey(name) || unreadable.containsKey(name);
  }

  /** The names of all weights, readable or not. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(byName.keySet());
    names.addAll(unreadable.keySet());
    return names;
  }

  @Override
  public void close() {
    checkpoints.forEach(Checkpoint::close);
    checkpoints.clear();
  }
}
