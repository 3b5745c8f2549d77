package ai.lynx.assembly.huggingface;

import ai.lynx.assembly.gguf.GgufFiles;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.util.List;

/** Where Hugging Face folders hold their weights. */
final class WeightFiles {
  private static final List<String> CANDIDATES =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json");

  private WeightFiles() {}

  /**
   * The file to open: one of weights, or an index of several.
   *
   * @throws ModelNotFoundException if there is none
   */
  static String find(ModelFiles files) {
    if (files instanceof GgufFiles gguf) {
      return gguf.file();
    }
    return CANDIDATES.stream()
        .filter(files::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new ModelNotFoundException(
                    "There are no weights in %s; looked for %s."
                        .formatted(files.description(), String.join(", ", CANDIDATES))));
  }
}
