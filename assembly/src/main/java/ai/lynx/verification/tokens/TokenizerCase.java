package ai.lynx.verification.tokens;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.AligningTokenizer;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Fields;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tokenizer's files: texts to ids, ids to text at once and one by one. Both kinds of files are
 * read where both are there, each held against its own original library. A field that nobody holds
 * against anything is a failure.
 */
public final class TokenizerCase implements CaseRunner {
  private static final String JSON_FILE = "tokenizer.json";
  private static final String CONFIG_FILE = "tokenizer_config.json";
  private static final List<String> SENTENCEPIECE_FILES =
      List.of("tokenizer.model", "spiece.model");

  /** What describes the case, or is looked at together with other fields. */
  private static final Set<String> ABOUT =
      Set.of("what", "source", "compare", "notes", "facts", "vocab_size", "special_ids");

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    FolderFiles files = new FolderFiles(reference.folder());
    JsonNode description = reference.description();
    if (!description.has("strings")) {
      throw new IllegalStateException("The case has no texts to make ids of.");
    }
    Fields fields = new Fields(description, ABOUT);
    if (files.contains(JSON_FILE)) {
      json(fields, assembly, files, findings);
    }
    for (String file : SENTENCEPIECE_FILES) {
      if (files.contains(file)) {
        sentencepiece(fields, assembly, files, file, findings);
      }
    }
    fields.failUnread(findings);
  }

  private static void json(Fields fields, Assembly assembly, FolderFiles files, Findings findings) {
    try (Tokenizer opened = open(assembly, "huggingface", files, JSON_FILE);
        AligningTokenizer tokenizer = aligning(opened)) {
      new JsonTokenizerCheck(fields, tokenizer, padsLeft(files), findings).run();
    }
    for (JsonNode row : fields.rows("add_prefix_space")) {
      try (Tokenizer opened = open(assembly, files, Map.of("prefixSpace", true));
          AligningTokenizer tokenizer = aligning(opened)) {
        JsonTokenizerCheck.aligned(row, tokenizer, findings);
      }
    }
    for (JsonNode row : fields.rows("bos_eos")) {
      Map<String, Object> ends =
          Map.of(
              "addBeginOfSequence", row.get("add_bos_token").asBoolean(),
              "addEndOfSequence", row.get("add_eos_token").asBoolean());
      try (Tokenizer opened = open(assembly, files, ends);
          AligningTokenizer tokenizer = aligning(opened)) {
        JsonTokenizerCheck.pair(row, "text", "pair_with", tokenizer, findings);
      }
    }
  }

  /** As the folder says, else as transformers has it for the class of tokenizer. */
  private static boolean padsLeft(FolderFiles files) {
    if (!files.contains(CONFIG_FILE)) {
      return false;
    }
    Map<String, Object> config = StructuredText.json(files, CONFIG_FILE);
    return config.get("padding_side") instanceof String side
        ? side.equals("left")
        : String.valueOf(config.get("tokenizer_class")).startsWith("Llama");
  }

  private static void sentencepiece(
      Fields fields, Assembly assembly, FolderFiles files, String file, Findings findings) {
    SentencePieceCheck check = new SentencePieceCheck(fields, findings);
    if (fields.rows("strings").get(0).has("slow_ids")) {
      try (Tokenizer tokenizer = open(assembly, "sentencepiece", files, file)) {
        check.slow(tokenizer);
      }
    }
    try (Tokenizer tokenizer =
        open(assembly, "sentencepiece", files, Map.of("file", file, "specialTokens", false))) {
      check.plain(tokenizer);
    }
    if (fields.description().has("lynx_prompt")) {
      try (Tokenizer tokenizer =
          open(
              assembly,
              "sentencepiece",
              new LoneFile(files, file),
              Map.of("file", file, "addPadding", "[PAD]"))) {
        check.prompts(tokenizer);
      }
    }
  }

  static Tokenizer open(Assembly assembly, String plug, FolderFiles files, String file) {
    return open(assembly, plug, files, Map.of("file", file));
  }

  private static Tokenizer open(
      Assembly assembly, FolderFiles files, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("file", JSON_FILE);
    return open(assembly, "huggingface", files, all);
  }

  private static Tokenizer open(
      Assembly assembly, String plug, ModelFiles files, Map<String, Object> settings) {
    return assembly
        .loader()
        .plugs()
        .tokenizers()
        .get(plug)
        .create(Settings.of(files.description(), settings), files);
  }

  private static AligningTokenizer aligning(Tokenizer tokenizer) {
    if (tokenizer instanceof AligningTokenizer aligning) {
      return aligning;
    }
    throw new IllegalStateException("The tokenizer does not say where its tokens come from.");
  }
}
