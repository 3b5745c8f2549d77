package ai.lynx.cli;

import ai.lynx.ModelLocation;
import ai.lynx.spi.plug.BundledModel;
import ai.lynx.spi.plug.Plugs;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/**
 * A model as it is named on the command line: the name of a bundled model, or a folder. A bare word
 * that is a bundled model's name means that model, even where a folder is called the same; {@code
 * ./NAME} means the folder.
 */
final class ModelLocationConverter implements ITypeConverter<ModelLocation> {
  private final Plugs<BundledModel> bundled = Plugs.load("bundled model", BundledModel.class);

  @Override
  public ModelLocation convert(String text) {
    Path path = Path.of(text);
    boolean isName = path.getNameCount() == 1 && !path.isAbsolute() && !text.startsWith(".");
    boolean isBundled = isName && (bundled.find(text).isPresent() || !Files.exists(path));
    return isBundled ? ModelLocation.bundled(text) : ModelLocation.folder(path);
  }
}
