package ai.lynx.checkpoints.zip;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.error.CheckpointException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of an archive, from its central directory. Every place is checked against the file
 * and against the other places, and every length against what its bytes can hold at most.
 */
public final class ZipDirectory {
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int CENTRAL_HEADER_BYTES = 46;
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int LOCAL_HEADER_BYTES = 30;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** No deflated byte stands for more than this many. */
  private static final int MOST_DEFLATED = 1032;

  private final CheckpointFile file;
  private final ByteBuffer directory;
  private final long directoryOffset;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

  private ZipDirectory(CheckpointFile file, ZipEnd end) {
    this.file = file;
    this.directory = file.map(end.directoryOffset(), end.directoryLength());
    this.directoryOffset = end.directoryOffset();
  }

  /**
   * @throws CheckpointException if the file is cut short or no archive, or claims what cannot be
   */
  public static ZipDirectory read(CheckpointFile file) {
    ZipDirectory directory = new ZipDirectory(file, ZipEnd.find(file));
    directory.readEntries();
    directory.checkOverlaps();
    return directory;
  }

  public Collection<ZipEntry> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  public Optional<ZipEntry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  private void readEntries() {
    while (directory.hasRemaining()) {
      if (directory.remaining() < CENTRAL_HEADER_BYTES || directory.getInt() != CENTRAL_HEADER) {
        throw damaged("its list of parts is not one");
      }
      ZipEntry entry = readEntry();
      if (entries.put(entry.name(), entry) != null) {
        throw damaged("it has two parts called " + entry.name());
      }
    }
  }

  /** Reads the rest of a central header, from behind its signature. */
  private ZipEntry readEntry() {
    directory.getInt(); // versions
    int flags = directory.getShort();
    int method = directory.getShort() & 0xffff;
    directory.getLong(); // time, date and checksum; torch may leave out the latter
    long storedLength = directory.getInt() & ZipEnd.UNKNOWN_4;
    long length = directory.getInt() & ZipEnd.UNKNOWN_4;
    int nameLength = directory.getShort() & 0xffff;
    int extraLength = directory.getShort() & 0xffff;
    int commentLength = directory.getShort() & 0xffff;
    directory.getLong(); // disk and attributes
    long headerOffset = directory.getInt() & ZipEnd.UNKNOWN_4;
    if (directory.remaining() < nameLength + extraLength + commentLength) {
      throw damaged("its list of parts is cut short");
    }
    byte[] nameBytes = new byte[nameLength];
    directory.get(nameBytes);
    String name = new String(nameBytes, StandardCharsets.UTF_8);
    ByteBuffer extra = directory.slice(directory.position(), extraLength).order(directory.order());
    directory.position(directory.position() + extraLength + commentLength);

    if (storedLength == ZipEnd.UNKNOWN_4
        || length == ZipEnd.UNKNOWN_4
        || headerOffset == ZipEnd.UNKNOWN_4) {
      ByteBuffer wide = wideSizes(extra, name);
      length = length == ZipEnd.UNKNOWN_4 ? next(wide, name) : length;
      storedLength = storedLength == ZipEnd.UNKNOWN_4 ? next(wide, name) : storedLength;
      headerOffset = headerOffset == ZipEnd.UNKNOWN_4 ? next(wide, name) : headerOffset;
    }
    if ((flags & ENCRYPTED) != 0 || method != STORED && method != DEFLATED) {
      throw file.wrong(
          "its part %s is encrypted or compressed in an unknown way (method %d). Save it with torch.save.",
          name, method);
    }
    return new ZipEntry(
        file,
        name,
        method == DEFLATED,
        dataOffset(name, headerOffset, storedLength),
        storedLength,
        checkedLength(name, method, storedLength, length));
  }

  /** The field of 64-bit sizes among the extra fields. */
  private ByteBuffer wideSizes(ByteBuffer extra, String name) {
    while (extra.remaining() >= 4) {
      int id = extra.getShort();
      int length = Math.min(extra.getShort() & 0xffff, extra.remaining());
      ByteBuffer field = extra.slice(extra.position(), length).order(extra.order());
      if (id == 1) {
        return field;
      }
      extra.position(extra.position() + length);
    }
    throw damaged("its part " + name + " has no size");
  }

  private long next(ByteBuffer wide, String name) {
    if (wide.remaining() < 8) {
      throw damaged("its part " + name + " has no size");
    }
    return wide.getLong();
  }

  private long checkedLength(String name, int method, long storedLength, long length) {
    boolean possible =
        method == STORED
            ? length == storedLength
            : length >= 0 && length / MOST_DEFLATED <= storedLength;
    if (!possible) {
      throw damaged(
          "its part %s claims %d bytes, which its %d bytes cannot hold"
              .formatted(name, length, storedLength));
    }
    return length;
  }

  /** Where the bytes of an entry begin: behind its local header, whose length differs. */
  private long dataOffset(String name, long headerOffset, long storedLength) {
    if (headerOffset < 0 || headerOffset > directoryOffset - LOCAL_HEADER_BYTES) {
      throw damaged("its part " + name + " lies outside the file");
    }
    ByteBuffer header = file.map(headerOffset, LOCAL_HEADER_BYTES);
    if (header.getInt(0) != LOCAL_HEADER) {
      throw damaged("its part " + name + " is not where it should be");
    }
    long offset =
        headerOffset
            + LOCAL_HEADER_BYTES
            + (header.getShort(26) & 0xffff)
            + (header.getShort(28) & 0xffff);
    if (storedLength < 0 || offset > directoryOffset - storedLength) {
      throw damaged(
          "its part %s claims %d bytes, more than the file has".formatted(name, storedLength));
    }
    return offset;
  }

  /** Entries that share bytes could hold far more than the file does. */
  private void checkOverlaps() {
    List<ZipEntry> byPlace =
        entries.values().stream().sorted(Comparator.comparingLong(ZipEntry::offset)).toList();
    long end = 0;
    for (ZipEntry entry : byPlace) {
      if (entry.offset() < end) {
        throw damaged("its part " + entry.name() + " overlaps another");
      }
      end = entry.offset() + entry.storedLength();
    }
  }

  private CheckpointException damaged(String problem) {
    return file.wrong("%s. The file is damaged: get it again.", problem);
  }
}
