package ai.lynx.cli;

import ai.lynx.ModelLocation;
import ai.lynx.spi.plug.BundledModel;
import ai.lynx.spi.plug.Plugs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A model as it is named on the command line: {@code hf:owner/name} of the Hugging Face hub, a
 * {@code file:} or {@code jar:} address, the name of a bundled model, or a folder. A bare word that
 * is a bundled model's name means that model, even where a folder is called the same; {@code
 * ./NAME} means the folder.
 */
final class ModelLocationConverter implements ITypeConverter<ModelLocation> {
  private final Plugs<BundledModel> bundled = Plugs.load("bundled model", BundledModel.class);

  @Override
  public ModelLocation convert(String text) {
    try {
      if (text.startsWith("hf:")) {
        return ModelLocation.huggingFace(text);
      }
      if (text.startsWith("file:") || text.startsWith("jar:")) {
        return ModelLocation.resource(URI.create(text));
      }
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
    Path path = Path.of(text);
    boolean isName = path.getNameCount() == 1 && !path.isAbsolute() && !text.startsWith(".");
    boolean isBundled = isName && (bundled.find(text).isPresent() || !Files.exists(path));
    return isBundled ? ModelLocation.bundled(text) : ModelLocation.folder(path);
  }
}
