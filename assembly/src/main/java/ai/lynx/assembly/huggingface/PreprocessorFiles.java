package ai.lynx.assembly.huggingface;

import ai.lynx.assembly.description.StructuredText;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where Hugging Face folders say how pictures are prepared: {@code preprocessor_config.json}, or
 * the part {@code image_processor} of {@code processor_config.json}, as transformers 5 writes it.
 */
final class PreprocessorFiles {
  private static final String FILE = "preprocessor_config.json";
  private static final String JOINT_FILE = "processor_config.json";
  private static final String PART = "image_processor";

  private PreprocessorFiles() {}

  /** How pictures are prepared; no settings if the folder does not say. */
  static Settings images(ModelFiles files) {
    if (files.contains(FILE)) {
      return Settings.of(files.description() + "/" + FILE, StructuredText.json(files, FILE));
    }
    String source = files.description() + "/" + JOINT_FILE;
    Map<String, Object> part = new LinkedHashMap<>();
    if (joint(files).get(PART) instanceof Map<?, ?> given) {
      given.forEach((key, value) -> part.put(String.valueOf(key), value));
    }
    return Settings.of(source + ", " + PART, part);
  }

  /** What the folder says of the whole processor; empty if it says nothing. */
  static Map<String, Object> joint(ModelFiles files) {
    return files.contains(JOINT_FILE) ? StructuredText.json(files, JOINT_FILE) : Map.of();
  }

  /**
   * Makes sure that the folder says how pictures are prepared.
   *
   * @throws ModelNotFoundException if it does not
   */
  static void require(ModelFiles files) {
    if (images(files).values().isEmpty()) {
      throw new ModelNotFoundException(
          "%s does not say how pictures are prepared: there is no %s, and no %s with a part \"%s\"."
              .formatted(files.description(), FILE, JOINT_FILE, PART));
    }
  }
}
