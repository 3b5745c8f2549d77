package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.FileKind;
import ai.lynx.checkpoints.file.OpenedCheckpoint;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.Checkpoint.Entry;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads files of {@code torch.save} ({@code .pt}, {@code .pth}, {@code .bin}) without executing
 * anything; {@link NamedTensors} says how tensors in nested dictionaries are called.
 */
public final class PyTorchFormat implements CheckpointFormat {
  @Override
  public String name() {
    return "pytorch";
  }

  @Override
  public boolean recognises(String fileName, ByteBuffer head) {
    return FileKind.of(fileName, head) == FileKind.PYTORCH;
  }

  @Override
  public Checkpoint open(ModelFiles files, String fileName) {
    CheckpointFile file = new CheckpointFile(files, fileName);
    file.refusePlaceholder();
    SavedObject saved = FileKind.isZip(file.head()) ? Archive.read(file) : LegacyFile.read(file);
    NamedTensors named = NamedTensors.of(file, saved.root());
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    Map<Storage, StorageBytes> storages = new HashMap<>();
    named
        .tensors()
        .forEach(
            (name, tensor) -> {
              storages.computeIfAbsent(tensor.storage(), saved.storages()::find);
              Optional<String> obstacle = tensor.obstacle();
              if (obstacle.isPresent()) {
                unreadable.put(name, obstacle.get());
              } else {
                entries.put(
                    name, new Entry(tensor.shape().shape(), tensor.elementType(), fileName));
              }
            });
    return new OpenedCheckpoint(
        file, entries, unreadable, named.metadata(), new Reader(named.tensors(), storages));
  }

  /** Reads tensors from their storages. */
  private record Reader(Map<String, StridedTensor> tensors, Map<Storage, StorageBytes> storages)
      implements OpenedCheckpoint.TensorReader {
    @Override
    public TensorData read(String name) {
      StridedTensor tensor = tensors.get(name);
      return tensor.read(storages.get(tensor.storage()));
    }

    @Override
    public void read(String name, ElementType type, ByteBuffer into) {
      StridedTensor tensor = tensors.get(name);
      tensor.read(storages.get(tensor.storage()), type, into);
    }
  }
}
