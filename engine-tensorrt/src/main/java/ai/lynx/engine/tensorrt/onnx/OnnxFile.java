package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.format.Onnx.ModelProto;
import ai.lynx.engine.tensorrt.format.Onnx.StringStringEntryProto;
import ai.lynx.engine.tensorrt.format.Onnx.TensorProto;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Function;

/** Models as files, with their weights in them or, if there are too many, in a file beside. */
public final class OnnxFile {
  /** Protobuf messages end at 2 GiB; this leaves room for everything but weights. */
  public static final long LARGEST_WHOLE = 1L << 30;

  /** Where weights begin in a file of their own, so that programs can map them. */
  private static final long PAGE = 4096;

  private OnnxFile() {}

  /**
   * Writes a model; a file appears whole or not at all.
   *
   * @param read the numbers of a weight
   * @param largestWhole the most bytes of weights that stand in the file itself
   */
  public static void write(
      OnnxModel model, Function<Tensor, TensorData> read, Path file, long largestWhole)
      throws IOException {
    long bytes =
        model.weights().values().stream()
            .mapToLong(weight -> weight.shape().elements().value() * weight.type().bytes())
            .sum();
    Path target = file.toAbsolutePath();
    if (bytes <= largestWhole) {
      ModelProto.Builder whole = model.proto().toBuilder();
      for (TensorProto.Builder initializer : whole.getGraphBuilder().getInitializerBuilderList()) {
        Tensor weight = model.weights().get(initializer.getName());
        if (weight != null) {
          initializer
              .clearExternalData()
              .clearDataLocation()
              .setRawData(UnsafeByteOperations.unsafeWrap(read.apply(weight).bytes()));
        }
      }
      write(whole.build(), target);
    } else {
      write(beside(model, read, target), target);
    }
  }

  private static void write(ModelProto model, Path target) throws IOException {
    Path part = part(target);
    try {
      try (OutputStream stream = Files.newOutputStream(part)) {
        model.writeTo(stream);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes the weights beside the model, and gives the model that says where they are. */
  private static ModelProto beside(OnnxModel model, Function<Tensor, TensorData> read, Path target)
      throws IOException {
    Path data = target.resolveSibling(target.getFileName() + "_data");
    ModelProto.Builder pointing = model.proto().toBuilder();
    Path part = part(data);
    try {
      try (FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (TensorProto.Builder initializer :
            pointing.getGraphBuilder().getInitializerBuilderList()) {
          Tensor weight = model.weights().get(initializer.getName());
          if (weight != null) {
            long offset = (channel.size() + PAGE - 1) / PAGE * PAGE;
            ByteBuffer bytes = read.apply(weight).bytes();
            long length = bytes.remaining();
            channel.position(offset);
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
            initializer
                .clearExternalData()
                .addExternalData(entry("location", String.valueOf(data.getFileName())))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Long.toString(length)));
          }
        }
      }
      Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return pointing.build();
  }

  private static Path part(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
