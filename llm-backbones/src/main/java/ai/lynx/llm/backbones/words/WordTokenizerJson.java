package ai.lynx.llm.backbones.words;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code tokenizer.json} with a token for each of some words and a token for each byte, so that
 * listed words are short and any other text is spelt out: no text is unknown. Text becomes lower
 * case and is cut into runs of letters, single digits and single signs, each with the space before
 * it; a space is put before the text, as if a word went before.
 *
 * <p>Ids: {@value #PADDING} is 0, {@value #BEGIN} is 1, {@value #END} is 2, the byte b is 3 + b,
 * and the words follow in the given order. The same lists give the same text. For the plug
 * "huggingface" with the settings {@code beginOfSequence}, {@code endOfSequence} and {@code
 * padding}; other programs that read such files can use it too, since it is an ordinary byte-level
 * BPE model whose words are found without merges ({@code ignore_merges}).
 */
public final class WordTokenizerJson {
  public static final String PADDING = "<pad>";
  public static final String BEGIN = "<s>";
  public static final String END = "</s>";

  private static final List<String> SPECIAL = List.of(PADDING, BEGIN, END);

  /** The same for Java and for the Rust library's regular expressions. */
  private static final String PARTS = " ?\\p{L}+| ?\\p{N}| ?[^\\s\\p{L}\\p{N}]|\\s";

  private static final Pattern PART = Pattern.compile(PARTS);
  private static final ObjectMapper JSON = new ObjectMapper();

  private WordTokenizerJson() {}

  /**
   * Makes the file's text.
   *
   * @param words become one token each where a space goes before them or they begin the text; case
   *     and repetitions do not matter; texts that are more than one word, such as "t-shirt" or
   *     "12", give each of their parts a token
   * @param attached become one token each where no space goes before them, such as a word after a
   *     line break
   */
  public static String of(Collection<String> words, Collection<String> attached) {
    Set<String> tokens = new LinkedHashSet<>(SPECIAL);
    for (int value = 0; value < 256; value++) {
      tokens.add(ByteAlphabet.letter(value));
    }
    words.forEach(word -> addParts(" " + word, tokens));
    attached.forEach(word -> addParts(word, tokens));

    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    addSpecialTokens(root.putArray("added_tokens"));
    addNormalizer(root.putObject("normalizer"));
    addPreTokenizer(root.putObject("pre_tokenizer"));
    root.putNull("post_processor");
    addDecoder(root.putObject("decoder"));
    addModel(root.putObject("model"), tokens);
    return root.toPrettyString();
  }

  private static void addParts(String text, Set<String> tokens) {
    Matcher matcher = PART.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      if (!matcher.group().isBlank()) {
        tokens.add(ByteAlphabet.spell(matcher.group()));
      }
    }
  }

  private static void addSpecialTokens(ArrayNode added) {
    for (int id = 0; id < SPECIAL.size(); id++) {
      added
          .addObject()
          .put("id", id)
          .put("content", SPECIAL.get(id))
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
  }

  private static void addNormalizer(ObjectNode normalizer) {
    ArrayNode steps = normalizer.put("type", "Sequence").putArray("normalizers");
    steps.addObject().put("type", "Lowercase");
    steps.addObject().put("type", "Prepend").put("prepend", " ");
  }

  private static void addPreTokenizer(ObjectNode preTokenizer) {
    ArrayNode steps = preTokenizer.put("type", "Sequence").putArray("pretokenizers");
    ObjectNode split = steps.addObject().put("type", "Split");
    split.putObject("pattern").put("Regex", PARTS);
    split.put("behavior", "Isolated").put("invert", false);
    steps
        .addObject()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", false)
        .put("use_regex", false);
  }

  private static void addDecoder(ObjectNode decoder) {
    ArrayNode steps = decoder.put("type", "Sequence").putArray("decoders");
    steps
        .addObject()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", false)
        .put("use_regex", false);
    steps.addObject().put("type", "Strip").put("content", " ").put("start", 1).put("stop", 0);
  }

  private static void addModel(ObjectNode model, Set<String> tokens) {
    model.put("type", "BPE").putNull("dropout").putNull("unk_token");
    model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", true);
    ObjectNode vocabulary = model.putObject("vocab");
    tokens.forEach(token -> vocabulary.put(token, vocabulary.size()));
    model.putArray("merges");
  }
}
