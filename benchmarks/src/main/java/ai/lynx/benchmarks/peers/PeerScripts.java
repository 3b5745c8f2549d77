package ai.lynx.benchmarks.peers;

import ai.lynx.benchmarks.Resource;
import ai.lynx.benchmarks.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The peers' scripts as files, in a folder that is removed when this is closed. */
public final class PeerScripts implements AutoCloseable {
  private static final String COMMON = "turns.py";

  private final ScratchFolder folder;

  public PeerScripts() {
    try {
      folder = ScratchFolder.create();
      write(COMMON);
      for (Peer peer : Peer.values()) {
        write(peer.script());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name) throws IOException {
    Files.writeString(path(name), resource(name));
  }

  static String resource(String name) {
    return Resource.text(PeerScripts.class, name);
  }

  Path path(String name) {
    return folder.path().resolve(name);
  }

  @Override
  public void close() {
    folder.close(); // with what Python left
  }
}
