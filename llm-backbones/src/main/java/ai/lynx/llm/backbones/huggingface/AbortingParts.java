package ai.lynx.llm.backbones.huggingface;

import ai.lynx.error.CheckpointException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Refuses what the Rust library does not refuse itself but dies of, and the whole process with it:
 * a panic inside native code is no exception.
 */
final class AbortingParts {
  private static final String CHARACTER_MAP = "precompiled_charsmap";
  private static final String DAMAGED_MAP = "a precompiled_charsmap that is damaged";

  private final String name;

  private AbortingParts(String name) {
    this.name = name;
  }

  /**
   * @param name the file, for messages
   * @throws CheckpointException if there is such a part
   */
  static void refuse(String name, JsonNode root) {
    AbortingParts parts = new AbortingParts(name);
    parts.decoder(root.path("decoder"));
    parts.merges(root.path("model"));
    parts.preTokenizer(root.path("pre_tokenizer"));
    parts.normalizer(root.path("normalizer"));
  }

  /** Cut characters off a text that has fewer. */
  private void decoder(JsonNode decoder) {
    for (JsonNode part : decoder.findParents("stop")) {
      if (part.path("type").asText().equals("Strip") && part.path("stop").asDouble() != 0) {
        throw refused("a decoder Strip with \"stop\", which ends the process at a short text");
      }
    }
  }

  /** The library skips as many bytes of the second part as the prefix has characters. */
  private void merges(JsonNode model) {
    String prefix = model.path("continuing_subword_prefix").asText("");
    if (prefix.isEmpty()) {
      return;
    }
    for (JsonNode merge : model.path("merges")) {
      String second =
          merge.isArray() ? merge.path(1).asText() : merge.asText().replaceFirst("^[^ ]* ", "");
      if (!second.startsWith(prefix)) {
        throw refused(
            "a merge of \"%s\" that does not begin with the prefix \"%s\""
                .formatted(second, prefix));
      }
    }
  }

  private void preTokenizer(JsonNode preTokenizer) {
    for (JsonNode part : preTokenizer.findParents("length")) {
      if (part.path("type").asText().equals("FixedLength") && part.path("length").asLong() < 1) {
        throw refused("a pre-tokenizer FixedLength of length " + part.path("length"));
      }
    }
  }

  private void normalizer(JsonNode normalizer) {
    for (JsonNode part : normalizer.findParents("type")) {
      if (part.path("type").asText().equals("Precompiled") && !part.has(CHARACTER_MAP)) {
        throw refused(DAMAGED_MAP);
      }
    }
    for (JsonNode map : normalizer.findValues(CHARACTER_MAP)) {
      if (!map.isTextual() || !PrecompiledMap.isSound(map.asText())) {
        throw refused(DAMAGED_MAP);
      }
    }
  }

  private CheckpointException refused(String what) {
    return new CheckpointException(
        "%s has %s. The file is damaged, or of no tokenizer that is read: get it again."
            .formatted(name, what));
  }
}
