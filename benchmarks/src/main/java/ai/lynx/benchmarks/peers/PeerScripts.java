package ai.lynx.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The peers' scripts as files, in a folder that is removed when this is closed. */
public final class PeerScripts implements AutoCloseable {
  private static final String COMMON = "turns.py";

  private final Path folder;

  public PeerScripts() {
    try {
      folder = Files.createTempDirectory("lynx-bench-peers-");
      write(COMMON);
      for (Peer peer : Peer.values()) {
        write(peer.script());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name) throws IOException {
    Files.writeString(folder.resolve(name), resource(name));
  }

  static String resource(String name) throws IOException {
    try (InputStream stream = PeerScripts.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the artifact lacks its resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    try (var inside = Files.walk(folder)) { // Python leaves compiled files
      List<Path> all = inside.sorted((one, other) -> other.compareTo(one)).toList();
      for (Path path : all) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
