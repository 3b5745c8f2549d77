package ai.lynx.mini;

import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.checkpoint.ResourceFiles;
import ai.lynx.spi.plug.BundledModel;
import java.util.List;

/**
 * The bundled model {@code lynx-mini}. What it can and cannot do stands in its {@code
 * MODEL_CARD.md}.
 */
public final class LynxMini implements BundledModel {
  /** No Java package's name, so that other modules may read the resources. */
  private static final String FOLDER = "lynx-mini";

  private static final List<String> FILES =
      List.of("lynx.json", "model.safetensors", "tokenizer.json", "MODEL_CARD.md");

  private final ModelFiles files =
      new ResourceFiles(LynxMini.class.getClassLoader(), FOLDER, FILES);

  /** For ServiceLoader. */
  public LynxMini() {}

  @Override
  public String name() {
    return "lynx-mini";
  }

  @Override
  public ModelFiles files() {
    return files;
  }
}
