package ai.lynx.assembly.huggingface;

import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a folder's text becomes ids.
 *
 * @param tokenizer the plug, with the file that it reads
 * @param beginsSequence whether a begin-of-sequence token is put in front of a text
 */
record Tokenization(PlugChoice tokenizer, boolean beginsSequence) {
  private static final String JSON_FILE = "tokenizer.json";
  private static final String SENTENCEPIECE_FILE = "tokenizer.model";
  private static final String CONFIG_FILE = "tokenizer_config.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Looks for a tokenizer; {@code tokenizer.json} counts before {@code tokenizer.model}.
   *
   * @throws ModelNotFoundException if there is neither
   */
  static Tokenization of(ModelFiles files) {
    if (files.contains(JSON_FILE)) {
      return new Tokenization(choice(files, "huggingface", JSON_FILE), beginsWithToken(files));
    }
    if (files.contains(SENTENCEPIECE_FILE)) {
      return new Tokenization(
          choice(files, "sentencepiece", SENTENCEPIECE_FILE), addsBeginOfSequence(files));
    }
    throw new ModelNotFoundException(
        "%s has no tokenizer: neither %s nor %s."
            .formatted(files.description(), JSON_FILE, SENTENCEPIECE_FILE));
  }

  /** A tokenizer.json by the path that it has in the folder. */
  static PlugChoice json(ModelFiles files, String file) {
    return choice(files, "huggingface", file);
  }

  private static PlugChoice choice(ModelFiles files, String plug, String file) {
    return new PlugChoice(
        plug, Settings.of(files.description() + ", tokenizer", Map.of("file", file)));
  }

  /** The special tokens that a folder names beside the usual ones. */
  static Set<String> additionalTokens(ModelFiles files) {
    Set<String> tokens = new HashSet<>();
    for (String file : List.of(CONFIG_FILE, "special_tokens_map.json")) {
      if (files.contains(file)
          && StructuredText.json(files, file).get("additional_special_tokens")
              instanceof List<?> named) {
        for (Object token : named) {
          tokens.add(
              String.valueOf(token instanceof Map<?, ?> written ? written.get("content") : token));
        }
      }
    }
    return tokens;
  }

  /** Of LLaMA's slow tokenizer, which adds one unless told not to. */
  private static boolean addsBeginOfSequence(ModelFiles files) {
    return !files.contains(CONFIG_FILE)
        || !Boolean.FALSE.equals(StructuredText.json(files, CONFIG_FILE).get("add_bos_token"));
  }

  /** Whether the file's post-processor puts a special token in front of a single text. */
  private static boolean beginsWithToken(ModelFiles files) {
    JsonNode processor = postProcessor(files);
    for (JsonNode one : processor.path("processors")) {
      if (startsWithToken(one)) {
        return true;
      }
    }
    return startsWithToken(processor);
  }

  private static boolean startsWithToken(JsonNode processor) {
    return processor.path("single").path(0).has("SpecialToken") || processor.has("cls");
  }

  /** That part of the file; the vocabulary, which may be very long, is passed over. */
  private static JsonNode postProcessor(ModelFiles files) {
    try (InputStream content = files.open(JSON_FILE);
        JsonParser parser = JSON.createParser(content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return MissingNode.getInstance(); // the tokenizer says what is wrong
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("post_processor")) {
          return JSON.readTree(parser);
        }
        parser.skipChildren();
      }
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new CheckpointException(
          "%s in %s cannot be read: %s".formatted(JSON_FILE, files.description(), e.getMessage()),
          e);
    }
  }
}
