package ai.lynx.assembly.gguf;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file's weights under their original names, in their original order. */
final class GgufWeights implements Checkpoint {
  /** Tensors that are no weights but numbers of the configuration. */
  static final Set<String> OF_CONFIGURATION =
      Set.of(RopeDivisors.ALL, RopeDivisors.LONG, RopeDivisors.SHORT);

  private final Checkpoint file;
  private final Map<String, String> metadata;
  private final Map<String, Stored> stored = new LinkedHashMap<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> unreadable = new LinkedHashMap<>();

  /** What the file has for a weight, and how it becomes the original's. */
  private record Stored(String name, Change change) {
    boolean asStored() {
      return change == AS_IT_IS;
    }
  }

  /** How the file's numbers become the original's. */
  @FunctionalInterface
  private interface Change {
    TensorData apply(TensorData stored);
  }

  private static final Change AS_IT_IS = stored -> stored;

  GgufWeights(Checkpoint file, GgufKeys keys) {
    this.file = file;
    this.metadata = file.metadata();
    Architecture architecture = Architecture.of(keys);
    GgufHeads heads = GgufHeads.of(keys);
    file.unreadable().forEach((name, why) -> unreadable.put(architecture.original(name), why));
    file.entries()
        .forEach(
            (name, entry) -> {
              if (OF_CONFIGURATION.contains(name)) {
                return;
              }
              if (architecture == Architecture.PHI2
                  && name.contains(".attn_qkv.")
                  && entry.shape().rank() > 0) {
                putParts(architecture, name, entry, heads);
                return;
              }
              put(architecture.original(name), name, entry, change(architecture, name, heads));
            });
  }

  private void put(String name, String inFile, Entry entry, Change change) {
    stored.put(name, new Stored(inFile, change));
    entries.put(name, entry);
  }

  /** A joined matrix whose original is three. */
  private void putParts(Architecture architecture, String name, Entry entry, GgufHeads heads) {
    long from = 0;
    for (String part : List.of("attn_q", "attn_k", "attn_v")) {
      long rows = (long) heads.width() * (part.equals("attn_q") ? heads.queries() : heads.keys());
      long first = from;
      put(
          architecture.original(name.replace("attn_qkv", part)),
          name,
          new Entry(entry.shape().with(0, Size.of(rows)), entry.type(), entry.file()),
          data -> data.rows(first, first + rows));
      from += rows;
    }
    if (entry.shape().size(0).value() != from) {
      throw new CheckpointException(
          "The weight %s in %s has the shape %s, but its metadata ask for %d rows: they do not belong together."
              .formatted(name, entry.file(), entry.shape(), from));
    }
  }

  private static Change change(Architecture architecture, String name, GgufHeads heads) {
    return switch (architecture) {
      case LLAMA -> {
        boolean turned = name.contains(".attn_q.") || name.contains(".attn_k.");
        yield turned ? RowOrder.interleavedHalves(heads.width())::original : AS_IT_IS;
      }
      case GPT_NEOX ->
          name.contains(".attn_qkv.")
              ? RowOrder.joinedByKind(heads.queries(), heads.width())::original
              : AS_IT_IS;
      case GEMMA3 -> name.endsWith("norm.weight") ? GgufWeights::aroundOne : AS_IT_IS;
      default -> AS_IT_IS;
    };
  }

  /** The file holds the factor itself, the original what it differs from one. */
  private static TensorData aroundOne(TensorData factors) {
    float[] values = factors.to(ElementType.FLOAT32).toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] -= 1;
    }
    return TensorData.of(values, factors.shape().toLongs());
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
    Stored one = stored.get(name);
    if (one == null) {
      return file.read(name); // which says why not
    }
    return one.change().apply(file.read(one.name()));
  }

  @Override
  public void read(String name, ElementType type, ByteBuffer into) {
    Stored one = stored.get(name);
    if (one != null && one.asStored()) {
      file.read(one.name(), type, into);
    } else {
      read(name).write(type, into);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
