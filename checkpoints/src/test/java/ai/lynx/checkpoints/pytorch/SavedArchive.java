package ai.lynx.checkpoints.pytorch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** A zip file as torch.save writes it, or as it never would. Parts are compressed. */
final class SavedArchive {
  /** A part and the length that is claimed for it, negative if it is the true one. */
  private static final class Part {
    final String name;
    final byte[] content;
    final long claim;

    Part(String name, byte[] content, long claim) {
      this.name = name;
      this.content = content;
      this.claim = claim;
    }
  }

  private final List<Part> parts = new ArrayList<>();

  /** An archive with only a pickle, given as letters of Latin-1. */
  static byte[] ofPickle(String pickle) {
    return new SavedArchive().with("a/data.pkl", latin1(pickle)).bytes();
  }

  SavedArchive with(String name, byte[] content) {
    parts.add(new Part(name, content, -1));
    return this;
  }

  /** Adds a part that is stored, and claims a length in the field for 64-bit sizes. */
  SavedArchive withClaim(String name, byte[] content, long claim) {
    parts.add(new Part(name, content, claim));
    return this;
  }

  byte[] bytes() {
    int room = 1000;
    for (Part part : parts) {
      room += 200 + 2 * part.name.length() + part.content.length;
    }
    ByteBuffer archive = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer directory = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
    for (Part part : parts) {
      byte[] name = part.name.getBytes(UTF_8);
      boolean wide = part.claim >= 0;
      byte[] stored = wide ? part.content : deflated(part.content);
      int place = archive.position();
      archive.putInt(0x04034b50).putShort((short) 20).putShort((short) 0);
      archive.putShort((short) (wide ? 0 : 8)).putInt(0).putInt(0);
      archive.putInt(stored.length).putInt(part.content.length);
      archive.putShort((short) name.length).putShort((short) 0).put(name).put(stored);

      directory.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) 0);
      directory.putShort((short) (wide ? 0 : 8)).putInt(0).putInt(0);
      directory.putInt(wide ? -1 : stored.length).putInt(wide ? -1 : part.content.length);
      directory.putShort((short) name.length).putShort((short) (wide ? 20 : 0));
      directory.putShort((short) 0).putLong(0).putInt(place).put(name);
      if (wide) {
        directory.putShort((short) 1).putShort((short) 16);
        directory.putLong(part.claim).putLong(part.claim);
      }
    }
    int place = archive.position();
    int length = directory.position();
    archive.put(directory.flip()).putInt(0x06054b50).putInt(0);
    archive.putShort((short) parts.size()).putShort((short) parts.size());
    archive.putInt(length).putInt(place).putShort((short) 0);
    byte[] bytes = new byte[archive.position()];
    archive.flip().get(bytes);
    return bytes;
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      byte[] deflated = new byte[content.length + 100];
      int length = deflater.deflate(deflated);
      return Arrays.copyOf(deflated, length);
    } finally {
      deflater.end();
    }
  }

  /** Where the central header of a part begins. */
  static int centralHeader(byte[] archive, String name) {
    String letters = new String(archive, ISO_8859_1);
    for (int at = letters.indexOf("PK\1\2"); at >= 0; at = letters.indexOf("PK\1\2", at + 1)) {
      if (letters.startsWith(name, at + 46)) {
        return at;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** A copy in which four bytes are another little-endian number. */
  static byte[] patched(byte[] archive, int at, int number) {
    byte[] changed = archive.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
    return changed;
  }

  static byte[] latin1(String letters) {
    return letters.getBytes(ISO_8859_1);
  }

  static byte[] tensorFile(int offset, int[] sizes, int[] strides) {
    return new SavedArchive()
        .with("a/data.pkl", latin1(pickleOfTensor(offset, sizes, strides)))
        .with("a/data/0", new byte[16])
        .bytes();
  }

  /** {"a": a view of the storage 0, which has four float32 numbers}. */
  static String pickleOfTensor(int offset, int[] sizes, int[] strides) {
    return "\u0080\2}U\1actorch._utils\n_rebuild_tensor_v2\n((U\7storagectorch\nFloatStorage\n"
        + "U\0010U\3cpuK\4tQ"
        + "I%d\n".formatted(offset)
        + tuple(sizes)
        + tuple(strides)
        + "\u0089ccollections\nOrderedDict\n)RtRs.";
  }

  static String tuple(int... numbers) {
    return Arrays.stream(numbers).mapToObj("I%d\n"::formatted).collect(joining("", "(", "t"));
  }
}
