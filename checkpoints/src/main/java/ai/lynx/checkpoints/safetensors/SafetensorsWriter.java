package ai.lynx.checkpoints.safetensors;

import ai.lynx.checkpoints.safetensors.HeaderWriter.Described;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.tensor.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes safetensors files. Wider types come first, and names are sorted among types of one width,
 * so that every tensor begins at a multiple of its width and the same tensors give the same bytes.
 * The file is written beside its place and moved there when it is complete and on disk.
 */
public final class SafetensorsWriter implements CheckpointWriter {
  @Override
  public String name() {
    return "safetensors";
  }

  @Override
  public void write(Path file, Map<String, TensorData> tensors, Map<String, String> metadata) {
    if (tensors.containsKey(Header.METADATA)) {
      throw new CheckpointException(
          "%s cannot be written: no tensor may be called %s.".formatted(file, Header.METADATA));
    }
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        writeAll(part, tensors, metadata);
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new CheckpointException(
          "%s cannot be written: %s. Does its folder exist, with room and leave to write?"
              .formatted(target, e),
          e);
    }
  }

  private static void writeAll(
      Path part, Map<String, TensorData> tensors, Map<String, String> metadata) throws IOException {
    List<Described> layout = HeaderWriter.layOut(tensors);
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeFully(channel, HeaderWriter.write(layout, metadata));
      for (Described described : layout) {
        TensorData tensor = tensors.get(described.name());
        if (tensor == null || !Described.of(described.name(), tensor).equals(described)) {
          throw new CheckpointException(
              "%s cannot be written: the tensor %s changed its shape or type meanwhile."
                  .formatted(part, described.name()));
        }
        writeFully(channel, tensor.bytes().duplicate());
      }
      channel.force(true);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
