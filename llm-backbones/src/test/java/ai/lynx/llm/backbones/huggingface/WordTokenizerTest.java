package ai.lynx.llm.backbones.huggingface;

import ai.lynx.llm.backbones.words.WordTokenizerJson;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.testkit.text.TokenizerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The plug with a tokenizer made from words. */
class WordTokenizerTest extends TokenizerTest {
  @Override
  protected Tokenizer createTokenizer() {
    try {
      Path folder = Files.createTempDirectory("words");
      Path file = folder.resolve("tokenizer.json");
      try {
        Files.writeString(file, WordTokenizerJson.of(List.of("cat", "mat", "is", "a"), List.of()));
        return new HuggingFaceTokenizerProvider()
            .create(
                Settings.of("test", Map.of("beginOfSequence", "<s>", "padding", "<pad>")),
                new FolderFiles(folder));
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected String normalised(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
