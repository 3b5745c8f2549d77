package ai.lynx.assembly.gguf;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The tokens of a file.
 *
 * @param byteLevel whether they are of GPT-2's byte-level pairs; of sentencepiece otherwise
 * @param tokens their texts in the order of their ids
 * @param kinds what each is: one of the constants here
 * @param ends the ids that end an answer, the file's own first
 */
record GgufVocabulary(
    boolean byteLevel, List<String> tokens, List<Integer> kinds, List<Integer> ends) {
  static final String MODEL = "tokenizer.ggml.model";

  static final int NORMAL = 1;
  static final int UNKNOWN = 2;
  static final int CONTROL = 3;
  static final int USER_DEFINED = 4;
  static final int UNUSED = 5;
  static final int BYTE = 6;

  /** Texts that end an answer in whichever vocabulary they are, as llama.cpp has it. */
  private static final Set<String> ENDS =
      Set.of(
          "<|eot_id|>",
          "<|eom_id|>",
          "<|im_end|>",
          "<|end|>",
          "<|endoftext|>",
          "<|end_of_text|>",
          "<end_of_turn>",
          "<end_of_utterance>",
          "<EOT>",
          "_<EOT>");

  /**
   * @throws ai.lynx.error.CheckpointException if it is of a kind that is not known, or its lists
   *     are of different lengths
   */
  static GgufVocabulary of(GgufKeys keys) {
    String model = keys.text(MODEL).orElse("");
    if (!model.equals("gpt2") && !model.equals("llama")) {
      throw keys.wrong("%s is \"%s\"; known are gpt2 and llama", MODEL, model);
    }
    List<String> tokens = keys.texts("tokenizer.ggml.tokens");
    List<Integer> kinds = keys.integers("tokenizer.ggml.token_type");
    if (kinds.isEmpty()) {
      kinds = Collections.nCopies(tokens.size(), NORMAL);
    }
    if (tokens.isEmpty() || tokens.size() != kinds.size()) {
      throw keys.wrong("it has %d tokens, but the types of %d", tokens.size(), kinds.size());
    }
    return new GgufVocabulary(model.equals("gpt2"), tokens, kinds, ends(keys, tokens, kinds));
  }

  private static List<Integer> ends(GgufKeys keys, List<String> tokens, List<Integer> kinds) {
    Set<Integer> ends = new TreeSet<>();
    for (String role : List.of("eos", "eot", "eom")) {
      role(keys, role, tokens.size()).ifPresent(ends::add);
    }
    IntStream.range(0, tokens.size())
        .filter(id -> kinds.get(id) == CONTROL || kinds.get(id) == USER_DEFINED)
        .filter(id -> ENDS.contains(tokens.get(id)))
        .forEach(ends::add);
    return List.copyOf(ends);
  }

  /** The id of a role such as "bos", if the file names one. */
  OptionalInt role(GgufKeys keys, String role) {
    return role(keys, role, tokens.size());
  }

  private static OptionalInt role(GgufKeys keys, String role, int size) {
    String key = "tokenizer.ggml.%s_token_id".formatted(role);
    OptionalInt id = keys.integer(key);
    if (id.isPresent() && (id.getAsInt() < 0 || id.getAsInt() >= size)) {
      throw keys.wrong("%s is %d, but there are %d tokens", key, id.getAsInt(), size);
    }
    return id;
  }

  /** Whether a begin-of-sequence token is put in front of a text. */
  boolean beginsSequence(GgufKeys keys) {
    boolean usual = !byteLevel || PreTokenizer.of(keys).beginsSequence();
    return keys.flag("tokenizer.ggml.add_bos_token", usual) && role(keys, "bos").isPresent();
  }

  /** The file that a folder has for such a vocabulary. */
  String file() {
    return byteLevel ? "tokenizer.json" : "tokenizer.model";
  }

  /** What is in it. */
  byte[] content(GgufKeys keys) {
    return byteLevel ? ByteLevelTokenizer.json(keys, this) : SentencePieceFile.bytes(keys, this);
  }
}
