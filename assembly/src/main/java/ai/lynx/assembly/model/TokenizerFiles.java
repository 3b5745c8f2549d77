package ai.lynx.assembly.model;

import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tokenizer's files, taken out of the folder they are in.
 *
 * @param choice the tokenizer with its setting {@code file} without folder
 * @param contents the files' bytes by name without folder
 */
public record TokenizerFiles(PlugChoice choice, Map<String, byte[]> contents) {
  private static final String FILE = "file";

  /** The files that tokenizers and chat templates are read from, of Hugging Face's names. */
  private static final List<String> KNOWN =
      List.of(
          "tokenizer.model",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "chat_template.jinja",
          "chat_template.json");

  /**
   * Reads the file that the tokenizer's settings name, and the known ones beside it.
   *
   * @throws ai.lynx.error.ModelNotFoundException if the file that is named is missing
   */
  public static TokenizerFiles of(PlugChoice tokenizer, ModelFiles files) {
    Map<String, Object> settings = new LinkedHashMap<>(tokenizer.settings().values());
    String named = settings.get(FILE) instanceof String file ? file : "";
    String folder = named.substring(0, named.lastIndexOf('/') + 1);
    Map<String, byte[]> contents = new LinkedHashMap<>();
    if (!named.isEmpty()) {
      String name = named.substring(folder.length());
      settings.put(FILE, name);
      contents.put(name, read(files, named));
    }
    for (String name : KNOWN) {
      if (files.contains(folder + name) && !contents.containsKey(name)) {
        contents.put(name, read(files, folder + name));
      }
    }
    Settings copied = Settings.of(tokenizer.settings().source(), settings);
    return new TokenizerFiles(new PlugChoice(tokenizer.plug(), copied), contents);
  }

  private static byte[] read(ModelFiles files, String name) {
    try (InputStream content = files.open(name)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new CheckpointException(
          "The file %s in %s cannot be read: %s".formatted(name, files.description(), e), e);
    }
  }
}
