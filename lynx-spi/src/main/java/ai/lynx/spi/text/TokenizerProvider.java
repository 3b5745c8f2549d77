package ai.lynx.spi.text;

import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a kind of tokenizer. */
public interface TokenizerProvider extends Plug {
  /**
   * Reads a tokenizer from a model's files.
   *
   * @throws ai.lynx.error.ModelNotFoundException if a file is missing
   * @throws ai.lynx.error.CheckpointException if a file is damaged
   */
  Tokenizer create(Settings settings, ModelFiles files);
}
