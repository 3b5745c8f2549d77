package ai.lynx.hub.download;

import ai.lynx.hub.listing.RemoteFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is being fetched, with the digest of what is there. It stays on the disk when an
 * attempt fails, so that the next one goes on. For one thread, which holds the file's lock.
 */
final class PartialFile implements AutoCloseable {
  private static final int CHUNK = 1 << 18;

  private final Path path;
  private final RemoteFile file;
  private final FileChannel channel;
  private ContentDigest digest;
  private long length;

  /** Opens it, reading what an earlier attempt left. */
  PartialFile(Path path, RemoteFile file) throws IOException {
    this.path = path;
    this.file = file;
    this.digest = new ContentDigest(file);
    Files.createDirectories(path.getParent());
    this.channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      takeUp();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void takeUp() throws IOException {
    if (channel.size() > file.size()) {
      restart();
      return;
    }
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    while (channel.read(chunk) >= 0) {
      digest.update(chunk.flip());
      length += chunk.limit();
      chunk.clear();
    }
  }

  /** How many bytes are there. */
  long length() {
    return length;
  }

  boolean isComplete() {
    return length == file.size();
  }

  /** Adds bytes at the end. */
  void append(byte[] bytes, int count) throws IOException {
    ByteBuffer added = ByteBuffer.wrap(bytes, 0, count);
    digest.update(added.duplicate());
    while (added.hasRemaining()) {
      channel.write(added);
    }
    length += count;
  }

  /** Throws everything away. */
  void restart() throws IOException {
    channel.truncate(0);
    channel.position(0);
    length = 0;
    digest = new ContentDigest(file);
  }

  /** The digest of a complete file; asked once. */
  String digest() {
    return digest.value();
  }

  /** Puts the file where it belongs, after its bytes have reached the disk. */
  void moveTo(Path place) throws IOException {
    channel.force(true);
    channel.close();
    try {
      Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the cache's file system cannot move files in one step", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
