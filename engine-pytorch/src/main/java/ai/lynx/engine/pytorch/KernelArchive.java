package ai.lynx.engine.pytorch;

import ai.lynx.error.EngineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the kernels' source text into a TorchScript archive, as {@code torch.jit.save} would: a zip
 * of a pickled module object without weights, its class as source text, and no constants.
 */
final class KernelArchive {
  private static final List<String> SOURCES =
      List.of(
          "types",
          "elementwise",
          "products",
          "norms",
          "attention",
          "rotary",
          "axes",
          "cache",
          "losses",
          "training");

  /** The version of the archive's format; with older ones operators had other forms. */
  private static final String VERSION = "10\n";

  private static final String CLASS_HEAD =
      """
      class Kernels(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
      """;

  private KernelArchive() {}

  /** The archive's bytes. */
  static byte[] bytes() {
    StringBuilder source = new StringBuilder(CLASS_HEAD);
    for (String name : SOURCES) {
      source.append(read(name).indent(2));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", module());
      put(zip, "code/__torch__.py", source.toString().getBytes(StandardCharsets.UTF_8));
      put(zip, "constants.pkl", emptyTuple());
      put(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new EngineException("The kernels cannot be packed: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private static String read(String name) {
    String file = "kernels/" + name + ".py";
    try (InputStream stream = KernelArchive.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new EngineException("engine-pytorch is packed without its resource " + file + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EngineException("The kernels " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** An object of the class with the state {"training": False}, in pickle protocol 2. */
  private static byte[] module() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2}); // PROTO 2
    pickle.writeBytes(ascii("c__torch__\nKernels\n")); // GLOBAL
    pickle.writeBytes(
        new byte[] {')', (byte) 0x81, '}', '('}); // EMPTY_TUPLE NEWOBJ EMPTY_DICT MARK
    pickle.writeBytes(new byte[] {'X', 8, 0, 0, 0}); // BINUNICODE of 8 bytes
    pickle.writeBytes(ascii("training"));
    pickle.writeBytes(new byte[] {(byte) 0x89, 'u', 'b', '.'}); // NEWFALSE SETITEMS BUILD STOP
    return pickle.toByteArray();
  }

  private static byte[] emptyTuple() {
    return new byte[] {(byte) 0x80, 2, ')', '.'};
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Entries are stored as they are, below one folder, as PyTorch's reader expects. */
  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("kernels/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 check = new CRC32();
    check.update(content);
    entry.setCrc(check.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
