package ai.lynx.assembly.description;

import java.util.Optional;

/**
 * How a question becomes a prompt (official {@code LynxEvalDatasetBase}).
 *
 * @param template with {@code {question}} where the question goes
 * @param lowerCase whether the filled template is lower-cased
 * @param maxTokens the prompt is cut to its last so many tokens, the begin-of-sequence token
 *     counted; 0 does not cut
 * @param padLeft whether the shorter prompts of a batch are filled up in front; behind otherwise
 * @param beginOfSequence whether the tokenizer's begin-of-sequence token stands in front
 * @param stripped whether the filled template loses the white space around it
 * @param picture what stands for a picture in the text, whose place in the template is {@code
 *     {image}}; empty if pictures have no place in the text
 * @param chatTemplate the Jinja template of conversations where the model's files have none of
 *     their own; empty if such a model holds no conversations
 */
public record PromptDescription(
    String template,
    boolean lowerCase,
    int maxTokens,
    boolean padLeft,
    boolean beginOfSequence,
    boolean stripped,
    Optional<PictureText> picture,
    Optional<String> chatTemplate) {
  /** A prompt in whose text pictures have no place. */
  public PromptDescription(
      String template,
      boolean lowerCase,
      int maxTokens,
      boolean padLeft,
      boolean beginOfSequence,
      boolean stripped) {
    this(
        template,
        lowerCase,
        maxTokens,
        padLeft,
        beginOfSequence,
        stripped,
        Optional.empty(),
        Optional.empty());
  }

  /** A template with a picture, taken as it is. */
  public static PromptDescription seeing(
      String template, boolean beginOfSequence, PictureText picture) {
    return new PromptDescription(
        template, false, 0, true, beginOfSequence, false, Optional.of(picture), Optional.empty());
  }

  /**
   * Conversations with pictures at their places, and single questions as conversations of one
   * message.
   *
   * @param chatTemplate where the model's files have none of their own
   */
  public static PromptDescription conversing(
      String chatTemplate, boolean beginOfSequence, PictureText picture) {
    return new PromptDescription(
        "{question}",
        false,
        0,
        true,
        beginOfSequence,
        false,
        Optional.of(picture),
        Optional.of(chatTemplate));
  }

  /** The same with another template. */
  public PromptDescription withTemplate(String other) {
    return new PromptDescription(
        other, lowerCase, maxTokens, padLeft, beginOfSequence, stripped, picture, chatTemplate);
  }

  /** The official way: stripped, with a begin-of-sequence token. */
  public PromptDescription(String template, boolean lowerCase, int maxTokens, boolean padLeft) {
    this(template, lowerCase, maxTokens, padLeft, true, true);
  }

  /** The text as it is. */
  public static PromptDescription plain(boolean beginOfSequence) {
    return new PromptDescription("{question}", false, 0, true, beginOfSequence, false);
  }

  public PromptDescription {
    if (!template.contains("{question}")) {
      throw new IllegalArgumentException(
          "The prompt template must contain {question}: \"" + template + "\"");
    }
  }
}
