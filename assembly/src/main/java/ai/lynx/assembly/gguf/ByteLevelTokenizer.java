package ai.lynx.assembly.gguf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The {@code tokenizer.json} of a byte-level vocabulary. */
final class ByteLevelTokenizer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ByteLevelTokenizer() {}

  static byte[] json(GgufKeys keys, GgufVocabulary vocabulary) {
    PreTokenizer splitting = PreTokenizer.of(keys);
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    addTokens(root.putArray("added_tokens"), vocabulary);
    root.putNull("normalizer");
    root.set("pre_tokenizer", splitting.json());
    if (vocabulary.beginsSequence(keys)) {
      int begin = vocabulary.role(keys, "bos").orElseThrow();
      addBegin(root.putObject("post_processor"), begin, vocabulary.tokens().get(begin));
    } else {
      root.putNull("post_processor");
    }
    byteLevel(root.putObject("decoder"));
    addModel(root.putObject("model"), keys, vocabulary, splitting);
    return GgufFiles.json(root);
  }

  /** Tokens that are never cut: control tokens, and those that were added by hand. */
  private static void addTokens(ArrayNode added, GgufVocabulary vocabulary) {
    for (int id = 0; id < vocabulary.tokens().size(); id++) {
      int kind = vocabulary.kinds().get(id);
      boolean special = kind == GgufVocabulary.CONTROL || kind == GgufVocabulary.UNKNOWN;
      if (special || kind == GgufVocabulary.USER_DEFINED) {
        added
            .addObject()
            .put("id", id)
            .put("content", vocabulary.tokens().get(id))
            .put("single_word", false)
            .put("lstrip", false)
            .put("rstrip", false)
            .put("normalized", false)
            .put("special", special);
      }
    }
  }

  private static void addBegin(ObjectNode processor, int id, String text) {
    processor.put("type", "TemplateProcessing");
    ObjectNode token = JSON.createObjectNode();
    token.putObject("SpecialToken").put("id", text).put("type_id", 0);
    for (String template : List.of("single", "pair")) {
      ArrayNode parts = processor.putArray(template);
      parts.add(token);
      parts.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
      if (template.equals("pair")) {
        parts.addObject().putObject("Sequence").put("id", "B").put("type_id", 1);
      }
    }
    ObjectNode known = processor.putObject("special_tokens").putObject(text);
    known.put("id", text).putArray("ids").add(id);
    known.putArray("tokens").add(text);
  }

  private static void byteLevel(ObjectNode step) {
    step.put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true)
        .put("use_regex", false);
  }

  private static void addModel(
      ObjectNode model, GgufKeys keys, GgufVocabulary vocabulary, PreTokenizer splitting) {
    model.put("type", "BPE").putNull("dropout").putNull("unk_token");
    model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", false);
    model.put("ignore_merges", splitting.wholeWordsFirst());
    ObjectNode ids = model.putObject("vocab");
    for (int id = 0; id < vocabulary.tokens().size(); id++) {
      if (vocabulary.kinds().get(id) != GgufVocabulary.UNUSED) {
        ids.put(vocabulary.tokens().get(id), id);
      }
    }
    ArrayNode merges = model.putArray("merges");
    keys.texts("tokenizer.ggml.merges").forEach(merges::add);
  }
}
