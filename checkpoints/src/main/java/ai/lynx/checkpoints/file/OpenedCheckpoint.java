package ai.lynx.checkpoints.file;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.plug.Spelling;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A checkpoint whose file was checked. It holds names and places; the numbers stay in the file
 * until they are read, and mapped parts outlive closing.
 */
public final class OpenedCheckpoint implements Checkpoint {
  /** Brings the numbers of a tensor that is known to exist. */
  @FunctionalInterface
  public interface TensorReader {
    TensorData read(String name);

    /** The same into memory of the caller's, in another type if that is wanted. */
    default void read(String name, ElementType type, ByteBuffer into) {
      read(name).write(type, into);
    }
  }

  private final CheckpointFile file;
  private final Map<String, Entry> entries;
  private final Map<String, String> unreadable;
  private final Map<String, String> metadata;
  private final TensorReader reader;
  private volatile boolean closed;

  public OpenedCheckpoint(
      CheckpointFile file,
      Map<String, Entry> entries,
      Map<String, String> unreadable,
      Map<String, String> metadata,
      TensorReader reader) {
    this.file = file;
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    this.unreadable = Collections.unmodifiableMap(new LinkedHashMap<>(unreadable));
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    this.reader = reader;
  }

  /** Why a tensor that is larger than it may be is not read. */
  public static String tooLarge(long elements, ElementType type, long mostBytes) {
    return "it takes %d elements of %s, and may take %d bytes. Store it in a narrower type or in parts."
        .formatted(elements, type, mostBytes);
  }

  @Override
  public Map<String, Entry> entries() {
    return entries;
  }

  @Override
  public Map<String, String> unreadable() {
    return unreadable;
  }

  @Override
  public Map<String, String> metadata() {
    return metadata;
  }

  @Override
  public TensorData read(String name) {
    check(name);
    return reader.read(name);
  }

  @Override
  public void read(String name, ElementType type, ByteBuffer into) {
    check(name);
    reader.read(name, type, into);
  }

  private void check(String name) {
    if (closed) {
      throw new ClosedException("The checkpoint " + file.name() + " is closed.");
    }
    if (entries.containsKey(name)) {
      return;
    }
    String reason = unreadable.get(name);
    if (reason != null) {
      throw file.wrong("the tensor %s cannot be read: %s", name, reason);
    }
    throw file.wrong(
        "there is no tensor %s among the %d in it.%s",
        name,
        entries.size(),
        Spelling.nearest(name, entries.keySet())
            .map(near -> " Did you mean " + near + "?")
            .orElse(""));
  }

  @Override
  public void close() {
    closed = true;
  }
}
