package ai.lynx.checkpoints.safetensors;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.FileKind;
import ai.lynx.checkpoints.file.OpenedCheckpoint;
import ai.lynx.checkpoints.safetensors.Header.StoredTensor;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.Checkpoint.Entry;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads safetensors files; tensors are parts of the mapped file. */
public final class SafetensorsFormat implements CheckpointFormat {
  @Override
  public String name() {
    return "safetensors";
  }

  @Override
  public boolean recognises(String fileName, ByteBuffer head) {
    return FileKind.of(fileName, head) == FileKind.SAFETENSORS;
  }

  @Override
  public Checkpoint open(ModelFiles files, String fileName) {
    CheckpointFile file = new CheckpointFile(files, fileName);
    file.refusePlaceholder();
    Header header = HeaderReader.read(file);
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    Map<String, StoredTensor> places = new LinkedHashMap<>();
    for (StoredTensor tensor : header.tensors()) {
      Optional<ElementType> type = StoredType.named(tensor.type());
      if (type.isEmpty()) {
        unreadable.put(
            tensor.name(), "its type " + tensor.type() + " is not known. Convert it to F32.");
      } else if (tensor.length() > Integer.MAX_VALUE) {
        unreadable.put(
            tensor.name(),
            OpenedCheckpoint.tooLarge(tensor.shape().elements(), type.get(), Integer.MAX_VALUE));
      } else {
        places.put(tensor.name(), tensor);
        entries.put(tensor.name(), new Entry(tensor.shape().shape(), type.get(), fileName));
      }
    }
    return new OpenedCheckpoint(
        file,
        entries,
        unreadable,
        header.metadata(),
        new Reader(file, header.dataStart(), entries, places));
  }

  /** Reads parts of the file. */
  private record Reader(
      CheckpointFile file,
      long dataStart,
      Map<String, Entry> entries,
      Map<String, StoredTensor> places)
      implements OpenedCheckpoint.TensorReader {
    @Override
    public TensorData read(String name) {
      Entry entry = entries.get(name);
      StoredTensor place = places.get(name);
      return new TensorData(
          entry.shape(), entry.type(), file.map(dataStart + place.begin(), (int) place.length()));
    }

    @Override
    public void read(String name, ElementType type, ByteBuffer into) {
      ElementType stored = entries.get(name).type();
      StoredTensor place = places.get(name);
      int elements = (int) (place.length() / stored.bytes());
      file.copy(dataStart + place.begin(), elements, stored, type, into);
    }
  }
}
