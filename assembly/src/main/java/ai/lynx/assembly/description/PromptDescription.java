package ai.lynx.assembly.description;

/**
 * How a question becomes a prompt (official {@code LynxEvalDatasetBase}).
 *
 * @param template with {@code {question}} where the question goes
 * @param lowerCase whether the filled template is lower-cased
 * @param maxTokens the prompt is cut to its last so many tokens, the begin-of-sequence token
 *     counted; 0 does not cut
 * @param padLeft whether the shorter prompts of a batch are filled up in front; behind otherwise
 */
public record PromptDescription(
    String template, boolean lowerCase, int maxTokens, boolean padLeft) {
  public PromptDescription {
    if (!template.contains("{question}")) {
      throw new IllegalArgumentException(
          "The prompt template must contain {question}: \"" + template + "\"");
    }
  }
}
