package ai.lynx.assembly.gguf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How text is cut into words before pairs are joined, by the name that {@code tokenizer.ggml.pre}
 * has for it. Each expression cuts what those before it left whole. Names and expressions are those
 * of llama.cpp; those of one group cut alike.
 */
enum PreTokenizer {
  GPT2(
      Set.of("gpt-2", "phi-2", "mpt", "olmo", "gigachat", "jina-es", "jina-de", "mellum"),
      false,
      false,
      Words.GPT2),
  SINGLE_DIGITS(
      Set.of("smollm", "starcoder", "refact", "codeshell", "command-r", "exaone", "minerva-7b"),
      false,
      false,
      "\\p{N}",
      Words.GPT2),
  LLAMA3(
      Set.of("llama3", "llama-v3", "llama-bpe", "falcon3", "pixtral", "lfm2"),
      true,
      true,
      Words.CONTRACTIONS + "\\p{N}{1,3}" + Words.REST),
  LLAMA3_MERGED(
      Set.of("dbrx", "smaug-bpe"), false, false, Words.CONTRACTIONS + "\\p{N}{1,3}" + Words.REST),
  QWEN2(
      Set.of("qwen2", "deepseek-r1-qwen", "stablelm2", "hunyuan", "megrez"),
      false,
      false,
      Words.CONTRACTIONS + "\\p{N}" + Words.REST),
  TEKKEN(
      Set.of("tekken"),
      true,
      true,
      Words.CASED + "+|" + Words.CASED_REST + "*|\\p{N}" + Words.REST_WITH_SLASHES),
  GPT4O(
      Set.of("gpt-4o", "llama4"),
      false,
      false,
      Words.CASED
          + "+"
          + Words.ENDINGS
          + "|"
          + Words.CASED_REST
          + "*"
          + Words.ENDINGS
          + "|\\p{N}{1,3}"
          + Words.REST_WITH_SLASHES),
  /** What files without a name are read with. */
  DEFAULT(
      Set.of("default", ""),
      false,
      false,
      "[\\p{P}\\$\\+<=>\\^~\\|]+",
      Words.GPT2,
      "\\p{N}+",
      "[0-9][0-9][0-9]");

  private static final ObjectMapper JSON = new ObjectMapper();

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> names;

  private final boolean wholeWordsFirst;
  private final boolean beginsSequence;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> expressions;

  PreTokenizer(
      Set<String> names, boolean wholeWordsFirst, boolean beginsSequence, String... expressions) {
    this.names = names;
    this.wholeWordsFirst = wholeWordsFirst;
    this.beginsSequence = beginsSequence;
    this.expressions = List.of(expressions);
  }

  /**
   * The one that a file names.
   *
   * @throws ai.lynx.error.CheckpointException if it is not known
   */
  static PreTokenizer of(GgufKeys keys) {
    String name = keys.text("tokenizer.ggml.pre").orElse("");
    return Arrays.stream(values())
        .filter(one -> one.names.contains(name))
        .findFirst()
        .orElseThrow(
            () -> {
              Set<String> known = new TreeSet<>();
              Arrays.stream(values()).forEach(one -> known.addAll(one.names));
              return keys.wrong(
                  "tokenizer.ggml.pre is \"%s\"; known are%s", name, String.join(" ", known));
            });
  }

  /** Whether a word that is a token is not looked at any further ({@code ignore_merges}). */
  boolean wholeWordsFirst() {
    return wholeWordsFirst;
  }

  /** Whether a text begins with a token unless the file says otherwise. */
  boolean beginsSequence() {
    return beginsSequence;
  }

  /** As {@code tokenizer.json} has it. */
  JsonNode json() {
    ObjectNode sequence = JSON.createObjectNode().put("type", "Sequence");
    ArrayNode steps = sequence.putArray("pretokenizers");
    for (String expression : expressions) {
      ObjectNode split = steps.addObject().put("type", "Split");
      split.putObject("pattern").put("Regex", expression);
      split.put("behavior", "Isolated").put("invert", false);
    }
    steps
        .addObject()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true)
        .put("use_regex", false);
    return sequence;
  }

  /** Parts of expressions. */
  private static final class Words {
    static final String GPT2 =
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
    static final String CONTRACTIONS =
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|";
    static final String REST = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    static final String REST_WITH_SLASHES =
        "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    static final String ENDINGS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";
    private static final String UPPER =
        "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
    static final String CASED = UPPER + "*" + LOWER;
    static final String CASED_REST = UPPER + "+" + LOWER;
  }
}
