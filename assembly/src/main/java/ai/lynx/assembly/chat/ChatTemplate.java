package ai.lynx.assembly.chat;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.Template;
import ai.lynx.jinja.TemplateException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chat template with the special tokens that it may name, rendered as transformers 5.23 does it
 * ({@code PreTrainedTokenizerBase.apply_chat_template}). Immutable.
 */
public final class ChatTemplate {
  /** What is put behind the last message's text to find it again in what was rendered. */
  private static final String MARK = "CONTINUE_FINAL_MESSAGE_TAG";

  private static final String CONTENT = "content";
  private static final String TEXT = "text";

  /** Older names of what a model thought, which templates still ask for. */
  private static final List<String> REASONING =
      List.of("reasoning_content", "thinking", "reasoning");

  private final String name;
  private final Template template;
  private final Map<String, String> specialTokens;
  private final Clock clock;

  /**
   * @param name where it came from, for messages
   * @param specialTokens {@code bos_token} and so on to their texts
   * @param clock what time a template is told
   * @throws InvalidConfigurationException if the template is malformed
   */
  public ChatTemplate(String name, String source, Map<String, String> specialTokens, Clock clock) {
    this.name = name;
    this.specialTokens = Map.copyOf(specialTokens);
    this.clock = clock;
    try {
      template = Template.parse(source);
    } catch (TemplateException e) {
      throw new InvalidConfigurationException(
          name, List.of("is no chat template that can be used: " + e.getMessage()));
    }
  }

  /**
   * Renders a conversation.
   *
   * @param messages each with {@code role}, {@code content} and whatever else the template reads;
   *     what is null counts as not there
   * @throws InvalidPromptException if there are no messages, or the template refuses these
   */
  public String render(List<? extends Map<String, ?>> messages, Rendering rendering) {
    if (messages.isEmpty()) {
      throw new InvalidPromptException(
          "The conversation is empty: say something in at least one message.");
    }
    List<Map<String, Object>> given = new ArrayList<>();
    messages.forEach(message -> given.add(present(message)));
    if (rendering.continueFinalMessage()) {
      markEnd(given.get(given.size() - 1));
    }
    String text = fill(given, rendering);
    return rendering.continueFinalMessage() ? cut(text) : text;
  }

  private static Map<String, Object> present(Map<String, ?> message) {
    Map<String, Object> present = new LinkedHashMap<>();
    Object reasoning =
        REASONING.stream()
            .<@Nullable Object>map(message::get)
            .filter(value -> value != null)
            .findFirst()
            .orElse(null);
    if (reasoning != null) {
      present.put("thinking", reasoning);
    }
    message.forEach(
        (key, value) -> {
          if (value != null) {
            present.put(key, value);
          }
        });
    if (reasoning != null) {
      present.put(REASONING.get(0), reasoning);
    }
    return present;
  }

  private String fill(List<Map<String, Object>> messages, Rendering rendering) {
    Map<String, @Nullable Object> context = new HashMap<>(specialTokens);
    context.putAll(rendering.more());
    context.put("messages", messages);
    context.put("tools", rendering.tools().orElse(null));
    context.put("documents", rendering.documents().orElse(null));
    context.put("add_generation_prompt", rendering.addGenerationPrompt());
    context.put(
        "raise_exception",
        (Callable)
            arguments -> {
              throw new TemplateException(
                  String.valueOf(arguments.bind("raise_exception", "message").get("message")));
            });
    context.put(
        "strftime_now",
        (Callable)
            arguments ->
                Strftime.format(
                    String.valueOf(arguments.bind("strftime_now", "format").get("format")),
                    ZonedDateTime.now(clock)));
    try {
      return template.render(context);
    } catch (TemplateException e) {
      throw new InvalidPromptException(
          "The chat template of %s does not take this conversation: %s"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** Puts the mark behind the last text of a message. */
  private void markEnd(Map<String, Object> message) {
    Object content = message.get(CONTENT);
    if (content instanceof String text) {
      message.put(CONTENT, text + MARK + " ");
      return;
    }
    if (content instanceof List<?> parts) {
      List<Object> marked = new ArrayList<>(parts);
      for (int i = marked.size() - 1; i >= 0; i--) {
        if (marked.get(i) instanceof Map<?, ?> part && part.get(TEXT) instanceof String text) {
          Map<Object, Object> changed = new LinkedHashMap<>(part);
          changed.put(TEXT, text + MARK + " ");
          marked.set(i, changed);
          message.put(CONTENT, marked);
          return;
        }
      }
    }
    throw new InvalidPromptException("The last message has no text to go on with.");
  }

  private String cut(String text) {
    int end = text.lastIndexOf(MARK);
    if (end < 0) {
      throw new InvalidPromptException(
          "The chat template of %s leaves out the last message, so it cannot be gone on with."
              .formatted(name));
    }
    String before = text.substring(0, end);
    // The blank behind the mark is gone where the template strips texts, and then so is ours.
    return text.startsWith(" ", end + MARK.length()) ? before : before.stripTrailing();
  }
}
