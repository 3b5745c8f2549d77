package ai.lynx.assembly.description;

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
 */
public record PromptDescription(
    String template,
    boolean lowerCase,
    int maxTokens,
    boolean padLeft,
    boolean beginOfSequence,
    boolean stripped) {
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
