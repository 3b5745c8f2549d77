package ai.lynx.verification.tokens;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.chat.ChatTemplate;
import ai.lynx.assembly.chat.Rendering;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.error.LynxException;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversations rendered by chat templates, those included that templates refuse. */
public final class ChatTemplatesCase implements CaseRunner {
  private static final Map<String, String> TOKENS = Map.of("bos_token", "<s>", "eos_token", "</s>");
  private static final String IDS = "_ids";

  /** What the template itself says why it refuses; the rest of the wording is the original's. */
  private static final String RAISED = "TemplateError: ";

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    JsonNode description = reference.description();
    Map<String, ChatTemplate> templates = new HashMap<>();
    description
        .get("templates")
        .properties()
        .forEach(
            entry ->
                templates.put(
                    entry.getKey(),
                    new ChatTemplate(
                        entry.getKey(),
                        reference.text(entry.getValue().asText()),
                        tokens(description),
                        Clock.system(ZoneId.systemDefault()))));
    Map<String, Tokenizer> tokenizers = new HashMap<>();
    try {
      for (JsonNode row : description.get("renderings")) {
        check(reference, row, templates.get(row.get("template").asText()), findings)
            .ifPresent(text -> ids(reference, row, text, assembly, tokenizers, findings));
      }
    } finally {
      tokenizers.values().forEach(Tokenizer::close);
    }
  }

  private static Map<String, String> tokens(JsonNode description) {
    Map<String, String> tokens = new LinkedHashMap<>(TOKENS);
    description
        .path("special_tokens")
        .properties()
        .forEach(entry -> tokens.put(entry.getKey(), entry.getValue().asText()));
    return tokens;
  }

  private static Optional<String> check(
      ReferenceCase reference, JsonNode row, ChatTemplate template, Findings findings) {
    String what = row.get("template").asText() + " on " + row.get("conversation").asText();
    String text;
    try {
      text = template.render(messages(reference, row), rendering(reference, row));
    } catch (LynxException | IllegalArgumentException e) {
      if (!row.has("error")) {
        findings.fail(what + " is refused: " + e.getMessage());
        return Optional.empty();
      }
      String want = row.get("error").asText();
      if (want.startsWith(RAISED)
          && !String.valueOf(e.getMessage()).contains(want.substring(RAISED.length()))) {
        findings.fail(what + " is refused with \"" + e.getMessage() + "\" instead of " + want);
      }
      return Optional.empty();
    }
    if (row.has("error")) {
      findings.fail(what + " gives a text instead of " + row.get("error"));
      return Optional.empty();
    }
    findings.equal(what, row.get("text").asText(), text);
    return Optional.of(text);
  }

  private static List<Map<String, Object>> messages(ReferenceCase reference, JsonNode row) {
    List<Map<String, Object>> messages = new ArrayList<>();
    JsonNode conversation = row.get("conversation");
    for (JsonNode message :
        conversation.isTextual()
            ? reference.description().get("conversations").get(conversation.asText())
            : conversation) {
      messages.add(keys(message));
    }
    return messages;
  }

  private static Map<String, Object> keys(JsonNode object) {
    Map<String, Object> keys = new LinkedHashMap<>();
    object
        .properties()
        .forEach(entry -> keys.put(entry.getKey(), ReferenceCase.convert(entry.getValue())));
    return keys;
  }

  private static Rendering rendering(ReferenceCase reference, JsonNode row) {
    Map<String, Object> more = keys(row.path("kwargs"));
    return new Rendering(
        row.path("add_generation_prompt").asBoolean(false),
        row.path("continue_final_message").asBoolean(false),
        list(reference, row, "tools"),
        list(reference, row, "documents"),
        more);
  }

  /** The row's own list, or the case's if the row only says that there is one. */
  private static Optional<List<?>> list(ReferenceCase reference, JsonNode row, String field) {
    JsonNode written = row.path(field);
    JsonNode list = written.isArray() ? written : reference.description().path(field);
    boolean given = written.isArray() || written.asBoolean(false);
    return given && list.isArray() && ReferenceCase.convert(list) instanceof List<?> items
        ? Optional.of(items)
        : Optional.empty();
  }

  /** Fields such as {@code qwen2_ids}: the text's ids with the tokenizer in a folder beside. */
  private static void ids(
      ReferenceCase reference,
      JsonNode row,
      String text,
      Assembly assembly,
      Map<String, Tokenizer> tokenizers,
      Findings findings) {
    row.properties().stream()
        .filter(entry -> entry.getKey().endsWith(IDS))
        .forEach(
            entry -> {
              String name = entry.getKey().substring(0, entry.getKey().length() - IDS.length());
              Tokenizer tokenizer =
                  tokenizers.computeIfAbsent(
                      name, key -> beside(reference, assembly, key + "-bytes"));
              findings.tokens(
                  text,
                  GenerationCheck.integers(entry.getValue()),
                  Arrays.stream(tokenizer.encode(text)).boxed().toList());
            });
  }

  private static Tokenizer beside(ReferenceCase reference, Assembly assembly, String name) {
    Path folder = reference.folder().toAbsolutePath().resolveSibling(name);
    if (!Files.isDirectory(folder)) {
      throw new InvalidPromptException("There is no tokenizer in " + folder + ".");
    }
    return TokenizerCase.open(assembly, "huggingface", new FolderFiles(folder), "tokenizer.json");
  }
}
