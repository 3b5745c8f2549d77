package ai.lynx.llm.backbones.huggingface;

import ai.lynx.error.CheckpointException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@code tokenizer.json} as far as special tokens and streaming need it. Immutable.
 *
 * <p>Its {@code added_tokens} have text, id and whether they are special; {@code model.vocab} maps
 * text to id, or, for unigram models, lists pieces in the order of their ids.
 */
final class TokenizerJson {
  /** The library reads a key that is there twice both times, we would see one. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final ObjectNode root;

  /** The file's own text, so that what nobody changed reaches the library as it was written. */
  private final String text;

  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<Integer> special = new HashSet<>();
  private final int size;

  private TokenizerJson(ObjectNode root, String text) {
    this.root = root;
    this.text = text;
    JsonNode vocabulary = root.path("model").path("vocab");
    if (vocabulary.isArray()) {
      for (int id = 0; id < vocabulary.size(); id++) {
        ids.put(vocabulary.get(id).path(0).asText(), id);
      }
    } else {
      vocabulary.properties().forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt()));
    }
    for (JsonNode added : root.path("added_tokens")) {
      // As in the library, the vocabulary decides where both have the token.
      int id =
          ids.computeIfAbsent(added.path("content").asText(), token -> added.path("id").asInt());
      if (added.path("special").asBoolean()) {
        special.add(id);
      }
    }
    size = 1 + ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
  }

  /**
   * @param name the file, for messages
   * @throws CheckpointException if it is no JSON object, or has what the library dies of
   */
  static TokenizerJson parse(String name, String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode root) {
        AbortingParts.refuse(name, root);
        return new TokenizerJson(root, text);
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
    return new TokenizerJson(changed, changed.toString());
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

  /** The same with other rules for a space in front of a text, where its pre-tokenizer has any. */
  TokenizerJson withPrefixSpace(boolean adds) {
    ObjectNode changed = root.deepCopy();
    for (JsonNode owner : changed.path("pre_tokenizer").findParents("add_prefix_space")) {
      ((ObjectNode) owner).put("add_prefix_space", adds);
    }
    return new TokenizerJson(changed, changed.toString());
  }

  /**
   * The same with a post-processor that puts the given tokens around every text, as transformers'
   * LLaMA tokenizers have it.
   *
   * @param begin the token in front; empty for none
   * @param end the token behind; empty for none
   */
  TokenizerJson withEnds(Optional<String> begin, Optional<String> end) {
    ObjectNode changed = root.deepCopy();
    ObjectNode template = changed.putObject("post_processor").put("type", "TemplateProcessing");
    ArrayNode single = template.putArray("single");
    ArrayNode pair = template.putArray("pair");
    for (String sequence : List.of("A", "B")) {
      int type = sequence.equals("A") ? 0 : 1;
      begin.ifPresent(token -> pair.addObject().set("SpecialToken", typed(token, type)));
      pair.addObject().set("Sequence", typed(sequence, type));
      end.ifPresent(token -> pair.addObject().set("SpecialToken", typed(token, type)));
      if (type == 0) {
        single.addAll(pair.deepCopy());
      }
    }
    ObjectNode tokens = template.putObject("special_tokens");
    Stream.of(begin, end)
        .flatMap(Optional::stream)
        .forEach(
            token -> {
              ObjectNode entry = tokens.putObject(token).put("id", token);
              entry.putArray("ids").add(id(token).orElseThrow());
              entry.putArray("tokens").add(token);
            });
    return new TokenizerJson(changed, changed.toString());
  }

  private static ObjectNode typed(String id, int type) {
    return JSON.createObjectNode().put("id", id).put("type_id", type);
  }

  /**
   * The same for decoding only, in which tokens that are looked for in normalised text have that
   * text, as tokenizers 0.23 writes them; the same object if that changes nothing.
   */
  TokenizerJson forDecoding() {
    TextNormalizer normalizer = new TextNormalizer(root.path("normalizer"));
    Map<String, String> written = new HashMap<>();
    for (JsonNode added : root.path("added_tokens")) {
      String text = added.path("content").asText();
      String normal = normalizer.normalize(text);
      if (added.path("normalized").asBoolean()
          && !normal.equals(text)
          && !ids.containsKey(normal)
          && root.path("model").path("vocab") instanceof ObjectNode) {
        written.put(text, normal);
      }
    }
    return written.isEmpty() ? this : renamed(written);
  }

  private TokenizerJson renamed(Map<String, String> written) {
    ObjectNode changed = root.deepCopy();
    ObjectNode model = changed.withObject("model");
    ObjectNode vocabulary = model.withObject("vocab");
    for (JsonNode added : changed.path("added_tokens")) {
      String text = added.path("content").asText();
      if (written.containsKey(text) && added instanceof ObjectNode token) {
        token.put("content", written.get(text)).put("normalized", false);
        JsonNode id = vocabulary.remove(text);
        if (id != null) {
          vocabulary.set(written.get(text), id);
        }
      }
    }
    if (written.containsKey(model.path("unk_token").asText())) {
      model.put("unk_token", written.get(model.path("unk_token").asText()));
    }
    changed.putNull("post_processor");
    return new TokenizerJson(changed, changed.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
