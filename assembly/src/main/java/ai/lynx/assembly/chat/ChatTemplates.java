package ai.lynx.assembly.chat;

import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chat templates of a model's files: one, or several by name. A malformed one is found when it
 * is used, since most models are never chatted with.
 *
 * @param name where they came from, for messages
 * @param sources by name; the usual one is called "default"
 * @param specialTokens {@code bos_token} and so on to their texts
 */
public record ChatTemplates(
    String name, Map<String, String> sources, Map<String, String> specialTokens) {
  private static final String DEFAULT = "default";
  private static final String TOOLS = "tool_use";
  private static final String KEY = "chat_template";
  private static final String FILE = "chat_template.jinja";
  private static final String JSON_FILE = "chat_template.json";
  private static final String MORE_FILES = "additional_chat_templates/";
  private static final String EXTENSION = ".jinja";
  private static final String CONFIG = "tokenizer_config.json";
  private static final List<String> TOKEN_FILES = List.of(CONFIG, "special_tokens_map.json");
  private static final int MOST_BYTES = 4 << 20;

  public ChatTemplates {
    sources = Map.copyOf(sources);
    specialTokens = Map.copyOf(specialTokens);
  }

  /**
   * Looks for templates where transformers does: a file of its own counts before {@code
   * tokenizer_config.json}, and that before {@code chat_template.json}, which is the older way of
   * models that see.
   */
  public static ChatTemplates read(ModelFiles files) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String file : List.of(JSON_FILE, CONFIG)) {
      if (files.contains(file)) {
        named(StructuredText.json(files, file).get(KEY), sources);
      }
    }
    for (String file : files.names()) {
      if (file.startsWith(MORE_FILES) && file.endsWith(EXTENSION)) {
        sources.put(
            file.substring(MORE_FILES.length(), file.length() - EXTENSION.length()),
            text(files, file));
      }
    }
    if (files.contains(FILE)) {
      sources.put(DEFAULT, text(files, FILE));
    }
    return new ChatTemplates(files.description(), sources, tokens(files));
  }

  /** A template as text, or a list of named ones. */
  private static void named(Object written, Map<String, String> sources) {
    if (written instanceof String source) {
      sources.put(DEFAULT, source);
    } else if (written instanceof List<?> several) {
      for (Object one : several) {
        if (one instanceof Map<?, ?> entry
            && entry.get("name") instanceof String name
            && entry.get("template") instanceof String source) {
          sources.put(name, source);
        }
      }
    } else if (written instanceof Map<?, ?> byName) {
      byName.forEach(
          (name, source) -> {
            if (name instanceof String key && source instanceof String value) {
              sources.put(key, value);
            }
          });
    }
  }

  private static Map<String, String> tokens(ModelFiles files) {
    Map<String, String> tokens = new LinkedHashMap<>();
    for (String file : TOKEN_FILES) {
      if (files.contains(file)) {
        StructuredText.json(files, file)
            .forEach(
                (key, value) -> {
                  Object text = value instanceof Map<?, ?> token ? token.get("content") : value;
                  if (key.endsWith("_token") && text instanceof String written) {
                    tokens.put(key, written);
                  }
                });
      }
    }
    return tokens;
  }

  private static String text(ModelFiles files, String file) {
    if (files.size(file) > MOST_BYTES) {
      throw new CheckpointException(
          "%s in %s has %,d bytes, which no chat template has."
              .formatted(file, files.description(), files.size(file)));
    }
    try (InputStream content = files.open(file)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CheckpointException(
          "%s in %s cannot be read: %s".formatted(file, files.description(), e.getMessage()), e);
    }
  }

  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /** These, or if there are none a given one. */
  public ChatTemplates or(Optional<String> usual) {
    return isEmpty() && usual.isPresent()
        ? new ChatTemplates(name, Map.of(DEFAULT, usual.get()), specialTokens)
        : this;
  }

  /**
   * The text that a model reads for an answer to a conversation, without its pictures.
   *
   * @throws InvalidPromptException if there is no template, or it does not take the conversation
   */
  public String render(Chat chat) {
    return forAnswer().render(ChatMessages.texts(chat), Rendering.forAnswer());
  }

  /**
   * The text that a model reads for an answer to a conversation, with a mark for each picture.
   *
   * <p>Templates of models that see mostly take a message as a list of parts and write the marks
   * themselves; to one that takes it as one text the marks are given in it.
   *
   * @param mark what stands for a picture
   * @throws InvalidPromptException if there is no template, or it does not take the conversation
   */
  public String render(Chat chat, String mark) {
    ChatTemplate template = forAnswer();
    return template.render(
        takesParts(template) ? ChatMessages.parts(chat) : ChatMessages.texts(chat, mark),
        Rendering.forAnswer());
  }

  /** Whether a template finds the text in a message of parts, rather than print the list. */
  private static boolean takesParts(ChatTemplate template) {
    String word = "lynx";
    try {
      String tried =
          template.render(
              ChatMessages.parts(Chat.of(ChatMessage.user(word))), Rendering.forAnswer());
      return tried.contains(word) && !tried.contains("'" + word) && !tried.contains("\"" + word);
    } catch (InvalidPromptException e) {
      return false; // as it is with one that joins texts
    }
  }

  private ChatTemplate forAnswer() {
    return choose(Rendering.forAnswer(), Clock.system(ZoneId.systemDefault()));
  }

  /**
   * The template for a rendering: the one for tools if there are tools and such a template, else
   * the usual one.
   *
   * @throws InvalidPromptException if there is none
   * @throws ai.lynx.error.InvalidConfigurationException if it is malformed
   */
  public ChatTemplate choose(Rendering rendering, Clock clock) {
    Optional<String> source =
        Optional.ofNullable(rendering.tools().isPresent() ? sources.get(TOOLS) : null)
            .or(() -> Optional.ofNullable(sources.get(DEFAULT)))
            .or(
                () ->
                    sources.size() == 1 ? sources.values().stream().findFirst() : Optional.empty());
    return new ChatTemplate(
        name,
        source.orElseThrow(
            () ->
                new InvalidPromptException(
                    sources.isEmpty()
                        ? "%s has no chat template, so it holds no conversations: ask single questions with a Prompt, or add a %s."
                            .formatted(name, FILE)
                        : "%s has several chat templates and none is called \"%s\": %s."
                            .formatted(
                                name, DEFAULT, sources.keySet().stream().sorted().toList()))),
        specialTokens,
        clock);
  }
}
