package ai.lynx.engine.pytorch.script;

import ai.lynx.error.EngineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs source text into a TorchScript archive, as {@code torch.jit.save} would: a zip of a pickled
 * module object, its class as source text, and no constants. Weights are not in it: a method of the
 * module takes them over once it is loaded.
 */
public final class ModuleArchive {
  /** The version of the archive's format; with older ones operators had other forms. */
  private static final String VERSION = "10\n";

  private ModuleArchive() {}

  /**
   * The archive's bytes.
   *
   * @param name the class's name
   * @param tensors the names of attributes that hold tensors, unset at first
   * @param methods the source text of the methods
   */
  public static byte[] pack(String name, List<String> tensors, String methods) {
    StringBuilder source = new StringBuilder();
    source.append("class ").append(name).append("(Module):\n");
    source.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
    tensors.forEach(tensor -> source.append("  ").append(tensor).append(" : Tensor\n"));
    source.append(methods.indent(2));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", module(name, tensors));
      put(zip, "code/__torch__.py", source.toString().getBytes(StandardCharsets.UTF_8));
      put(zip, "constants.pkl", emptyTuple());
      put(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written to
    }
    return bytes.toByteArray();
  }

  /**
   * The source text of methods that lies in this module's resources.
   *
   * @throws EngineException if the artifact was packed without it
   */
  public static String source(String name) {
    String file = "/ai/lynx/engine/pytorch/kernels/" + name + ".py";
    try (InputStream stream = ModuleArchive.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new EngineException("engine-pytorch is packed without its resource " + file + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EngineException("The kernels " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** An object of the class with "training" false and its tensors None, in pickle protocol 2. */
  private static byte[] module(String name, List<String> tensors) {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2}); // PROTO 2
    pickle.writeBytes(ascii("c__torch__\n" + name + "\n")); // GLOBAL
    pickle.writeBytes(
        new byte[] {')', (byte) 0x81, '}', '('}); // EMPTY_TUPLE NEWOBJ EMPTY_DICT MARK
    putText(pickle, "training");
    pickle.write((byte) 0x89); // NEWFALSE
    for (String tensor : tensors) {
      putText(pickle, tensor);
      pickle.write('N'); // NONE
    }
    pickle.writeBytes(new byte[] {'u', 'b', '.'}); // SETITEMS BUILD STOP
    return pickle.toByteArray();
  }

  /** BINUNICODE: the length in four bytes, then the text. */
  private static void putText(ByteArrayOutputStream pickle, String text) {
    byte[] bytes = ascii(text);
    pickle.write('X');
    pickle.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
    pickle.writeBytes(bytes);
  }

  private static byte[] emptyTuple() {
    return new byte[] {(byte) 0x80, 2, ')', '.'};
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Entries are stored as they are, below one folder, as PyTorch's reader expects. */
  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("module/" + name);
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
