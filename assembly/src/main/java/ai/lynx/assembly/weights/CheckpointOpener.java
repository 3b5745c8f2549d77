package ai.lynx.assembly.weights;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.plug.Plugs;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Opens files of weights with whichever format recognises them.
 *
 * @param formats the formats on the path
 */
public record CheckpointOpener(Plugs<CheckpointFormat> formats) {
  private static final int HEAD_BYTES = 16;

  /**
   * Opens a file.
   *
   * @throws CheckpointException if no format, or more than one, recognises it, or it is damaged
   */
  public Checkpoint open(ModelFiles files, String name) {
    int length = (int) Math.min(HEAD_BYTES, files.size(name));
    ByteBuffer head = files.map(name, 0, length);
    List<CheckpointFormat> able =
        formats.all().stream().filter(format -> format.recognises(name, head.duplicate())).toList();
    if (able.size() != 1) {
      throw new CheckpointException(
          "%s/%s is %s. Formats on the path are: %s."
              .formatted(
                  files.description(),
                  name,
                  able.isEmpty()
                      ? "in no known format of weights; it may be cut off or be another kind of file"
                      : "recognised by several formats: "
                          + able.stream().map(CheckpointFormat::name).toList(),
                  String.join(", ", formats.all().stream().map(CheckpointFormat::name).toList())));
    }
    return able.get(0).open(files, name);
  }
}
