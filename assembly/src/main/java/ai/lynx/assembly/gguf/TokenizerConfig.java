package ai.lynx.assembly.gguf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code tokenizer_config.json} of a file: special tokens and chat templates. */
final class TokenizerConfig {
  private static final Map<String, String> ROLES =
      Map.of(
          "bos", "bos_token",
          "eos", "eos_token",
          "unknown", "unk_token",
          "padding", "pad_token");
  private static final String TEMPLATE = "tokenizer.chat_template";
  private static final String MORE_TEMPLATES = "tokenizer.chat_templates";

  /** Phi-3's special tokens eat the space behind them, but for these. */
  private static final Set<String> STRIPPING_NOTHING = Set.of("<unk>", "<s>", "<|endoftext|>");

  private TokenizerConfig() {}

  static Map<String, Object> of(GgufKeys keys, GgufVocabulary vocabulary) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("add_bos_token", vocabulary.beginsSequence(keys));
    config.put("clean_up_tokenization_spaces", false);
    boolean strips = Architecture.of(keys) == Architecture.PHI3;
    ROLES.forEach(
        (role, name) ->
            vocabulary
                .role(keys, role)
                .ifPresent(id -> config.put(name, token(vocabulary.tokens().get(id), strips))));
    if (!vocabulary.byteLevel()) { // the other kind of file has a list of its own
      List<Object> special = new ArrayList<>();
      for (int id = 0; id < vocabulary.tokens().size(); id++) {
        if (vocabulary.kinds().get(id) == GgufVocabulary.CONTROL) {
          special.add(token(vocabulary.tokens().get(id), strips));
        }
      }
      config.put("additional_special_tokens", special);
    }
    addTemplates(keys, config);
    return config;
  }

  private static Map<String, Object> token(String text, boolean strips) {
    return Map.of(
        "content", text, "lstrip", false, "rstrip", strips && !STRIPPING_NOTHING.contains(text));
  }

  /** One template as text; several as a list with names, the first of which is "default". */
  private static void addTemplates(GgufKeys keys, Map<String, Object> config) {
    List<String> more = keys.texts(MORE_TEMPLATES);
    String template = keys.text(TEMPLATE).orElse("");
    if (more.isEmpty()) {
      if (!template.isEmpty()) {
        config.put("chat_template", template);
      }
      return;
    }
    List<Object> templates = new ArrayList<>();
    if (!template.isEmpty()) {
      templates.add(Map.of("name", "default", "template", template));
    }
    for (String name : more) {
      keys.text(TEMPLATE + "." + name)
          .ifPresent(text -> templates.add(Map.of("name", name, "template", text)));
    }
    config.put("chat_template", templates);
  }
}
