package ai.lynx.cli;

import ai.lynx.ModelLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** A model as it is named on the command line: a folder, or the name of a bundled model. */
final class ModelLocationConverter implements ITypeConverter<ModelLocation> {
  @Override
  public ModelLocation convert(String text) {
    Path path = Path.of(text);
    boolean isName = path.getNameCount() == 1 && !path.isAbsolute() && !text.startsWith(".");
    return isName && !Files.exists(path) ? ModelLocation.bundled(text) : ModelLocation.folder(path);
  }
}
