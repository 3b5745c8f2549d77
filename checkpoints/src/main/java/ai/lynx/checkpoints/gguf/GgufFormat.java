package ai.lynx.checkpoints.gguf;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.FileKind;
import ai.lynx.checkpoints.file.OpenedCheckpoint;
import ai.lynx.checkpoints.gguf.TensorTable.StoredTensor;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.Checkpoint.Entry;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads GGUF files. Tensors keep the names of the file. Quantised ones are read as float32, with
 * the numbers that ggml makes of them; all others are parts of the mapped file. Of a file that was
 * split, the first part is opened and brings the others.
 */
public final class GgufFormat implements CheckpointFormat {
  private static final String ALIGNMENT = "general.alignment";
  private static final int DEFAULT_ALIGNMENT = 32;
  private static final int WIDEST_ALIGNMENT = 1 << 20;
  private static final int SWAPPED_VERSION = 0x0000ffff;

  @Override
  public String name() {
    return "gguf";
  }

  @Override
  public boolean recognises(String fileName, ByteBuffer head) {
    return FileKind.of(fileName, head) == FileKind.GGUF;
  }

  @Override
  public Checkpoint open(ModelFiles files, String fileName) {
    CheckpointFile file = new CheckpointFile(files, fileName);
    Checkpoint opened = openAlone(file);
    return SplitParts.isPart(opened)
        ? SplitParts.join(file, opened, GgufFormat::openAlone)
        : opened;
  }

  private static Checkpoint openAlone(CheckpointFile file) {
    file.refusePlaceholder();
    Cursor cursor = new Cursor(file);
    checkVersion(file, cursor);
    long tensorCount = cursor.count("tensors");
    long valueCount = cursor.count("values");
    Map<String, String> metadata = Metadata.read(file, cursor, valueCount);
    int alignment = alignment(file, metadata);
    List<StoredTensor> tensors = TensorTable.read(file, cursor, tensorCount);
    long dataStart = (cursor.position() + alignment - 1) / alignment * alignment;
    TensorTable.checkPlaces(file, tensors, file.size() - dataStart, alignment);
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    Map<String, StoredTensor> places = new LinkedHashMap<>();
    for (StoredTensor tensor : tensors) {
      if (tensor.type().isEmpty()) {
        unreadable.put(
            tensor.name(),
            "its type " + tensor.typeNumber() + " is not known. Quantise it in another way.");
        continue;
      }
      ElementType type = tensor.type().get().elements();
      if (tensor.bytes() > Integer.MAX_VALUE
          || tensor.shape().elements() > Integer.MAX_VALUE / type.bytes()) {
        unreadable.put(
            tensor.name(),
            OpenedCheckpoint.tooLarge(tensor.shape().elements(), type, Integer.MAX_VALUE));
        continue;
      }
      places.put(tensor.name(), tensor);
      entries.put(tensor.name(), new Entry(tensor.shape().shape(), type, file.name()));
    }
    return new OpenedCheckpoint(
        file, entries, unreadable, metadata, new GgufNumbers(file, dataStart, places));
  }

  private static void checkVersion(CheckpointFile file, Cursor cursor) {
    int magic = cursor.int32();
    if (magic != FileKind.GGUF_MAGIC) {
      throw file.wrong("it does not begin with \"GGUF\": it is no GGUF file or a damaged one.");
    }
    int version = cursor.int32();
    if ((version & SWAPPED_VERSION) == 0) {
      throw file.wrong("it is big-endian, which is not read. Convert it on the machine it is for.");
    }
    if (version != 2 && version != 3) {
      throw file.wrong(
          "it is of version %s of GGUF; read are 2 and 3. Convert it with a current llama.cpp.",
          Integer.toUnsignedString(version));
    }
  }

  private static int alignment(CheckpointFile file, Map<String, String> metadata) {
    String text = metadata.getOrDefault(ALIGNMENT, String.valueOf(DEFAULT_ALIGNMENT));
    int alignment = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
    if (Integer.bitCount(alignment) != 1 || alignment > WIDEST_ALIGNMENT) {
      throw file.wrong(
          "its %s is %s; it must be a power of two up to %d. The file is damaged: get it again.",
          ALIGNMENT, text, WIDEST_ALIGNMENT);
    }
    return alignment;
  }
}
