package ai.lynx.spi.checkpoint;

import ai.lynx.error.ModelNotFoundException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * Some of the files of a folder, as if there were no others.
 *
 * @param all the folder
 * @param selected names of those that are seen
 */
public record SelectedFiles(ModelFiles all, Set<String> selected) implements ModelFiles {
  public SelectedFiles {
    selected = Set.copyOf(selected);
  }

  @Override
  public String description() {
    return all.description();
  }

  @Override
  public List<String> names() {
    return all.names().stream().filter(selected::contains).toList();
  }

  @Override
  public boolean contains(String name) {
    return selected.contains(name) && all.contains(name);
  }

  @Override
  public long size(String name) {
    check(name);
    return all.size(name);
  }

  @Override
  public InputStream open(String name) {
    check(name);
    return all.open(name);
  }

  @Override
  public ByteBuffer map(String name, long offset, int length) {
    check(name);
    return all.map(name, offset, length);
  }

  private void check(String name) {
    if (!selected.contains(name)) {
      throw new ModelNotFoundException(
          "There is no file %s among those selected of %s: %s."
              .formatted(name, description(), selected));
    }
  }
}
