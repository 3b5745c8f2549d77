package ai.lynx.llm.backbones.huggingface;

import ai.lynx.error.CheckpointException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A {@code tokenizer.json} as far as special tokens and streaming need it. Immutable.
 *
 * <p>Its {@code added_tokens} have text, id and whether they are special; {@code model.vocab} maps
 * text to id, or, for unigram models, lists pieces in the order of their ids.
 */
final class TokenizerJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<Integer> special = new HashSet<>();
  private final int size;

  private TokenizerJson(ObjectNode root) {
    this.root = root;
    JsonNode vocabulary = root.path("model").path("vocab");
    if (vocabulary.isArray()) {
      for (int id = 0; id < vocabulary.size(); id++) {
        ids.put(vocabulary.get(id).path(0).asText(), id);
      }
    } else {
      vocabulary.properties().forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt()));
    }
    for (JsonNode added : root.path("added_tokens")) {
      int id = added.path("id").asInt();
      ids.put(added.path("content").asText(), id);
      if (added.path("special").asBoolean()) {
        special.add(id);
      }
    }
    size = 1 + ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
  }

  /**
   * @param name the file, for messages
   * @throws CheckpointException if it is no JSON object
   */
  static TokenizerJson parse(String name, String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode root) {
        return new TokenizerJson(root);
      }
      throw new CheckpointException(name + " is no tokenizer: it is no JSON object.");
    } catch (JacksonException e) {
      throw new CheckpointException(
          "%s is no JSON, or damaged: %s Get the file again."
              .formatted(name, e.getOriginalMessage()),
          e);
    }
  }

  /** The same with one more special token behind all others, which eats white space around it. */
  TokenizerJson withSpecialToken(String text) {
    ObjectNode changed = root.deepCopy();
    changed
        .withArray("added_tokens")
        .addObject()
        .put("id", size)
        .put("content", text)
        .put("single_word", false)
        .put("lstrip", true)
        .put("rstrip", true)
        .put("normalized", false)
        .put("special", true);
    return new TokenizerJson(changed);
  }

  /** How many ids there are, those in gaps included. */
  int size() {
    return size;
  }

  OptionalInt id(String text) {
    Integer id = ids.get(text);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The ids of special tokens. */
  Set<Integer> special() {
    return special;
  }

  /**
   * The ids of tokens that stand for one byte, whose text may change with the bytes that follow;
   * none if the file's decoder knows no such tokens.
   */
  Set<Integer> bytes() {
    Set<Integer> bytes = new HashSet<>();
    if (root.path("decoder").findValuesAsText("type").contains("ByteFallback")) {
      for (int value = 0; value < 256; value++) {
        id("<0x%02X>".formatted(value)).ifPresent(bytes::add);
      }
    }
    return bytes;
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
