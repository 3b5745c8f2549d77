package ai.lynx.verification.tokens;

import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One file of a folder, as if nothing were beside it.
 *
 * @param folder where it is
 * @param file its name
 */
record LoneFile(ModelFiles folder, String file) implements ModelFiles {
  @Override
  public String description() {
    return folder.description();
  }

  @Override
  public List<String> names() {
    return List.of(file);
  }

  @Override
  public boolean contains(String name) {
    return name.equals(file);
  }

  @Override
  public long size(String name) {
    return folder.size(own(name));
  }

  @Override
  public InputStream open(String name) {
    return folder.open(own(name));
  }

  @Override
  public ByteBuffer map(String name, long offset, int length) {
    return folder.map(own(name), offset, length);
  }

  private String own(String name) {
    if (!contains(name)) {
      throw new ModelNotFoundException("There is no " + name + " beside " + file + ".");
    }
    return name;
  }
}
