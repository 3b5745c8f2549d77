package ai.lynx;

import java.nio.file.Path;

/** Where a model is. */
public sealed interface ModelLocation {
  /**
   * A folder: one with a {@code lynx.json}, one laid out as the official repository's (a {@code
   * LYNX.yaml}, at the top or in {@code configs/}, with {@code data/} beside it), or a language
   * model as Hugging Face publishes it ({@code config.json}). Or a GGUF file, whose name ends in
   * {@code .gguf}, or a folder with one.
   */
  record Folder(Path path) implements ModelLocation {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A model that came as a Maven artifact, such as {@code lynx-mini}. */
  record Bundled(String name) implements ModelLocation {
    @Override
    public String toString() {
      return name;
    }
  }

  static ModelLocation folder(Path path) {
    return new Folder(path);
  }

  static ModelLocation bundled(String name) {
    return new Bundled(name);
  }
}
