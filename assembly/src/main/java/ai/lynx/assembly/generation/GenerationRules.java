package ai.lynx.assembly.generation;

import ai.lynx.error.InvalidPromptException;

/**
 * The habits of the library that a model was published with, as far as they decide which tokens are
 * chosen.
 *
 * <p>Common to all: penalties come in the order repetition penalty, n-gram block, minimal length,
 * then for sampling temperature, top-k, top-p. In beam search they act on log-probabilities. A
 * beam's score is its sum of log-probabilities over (tokens that count, without the
 * end-of-sequence) to the power of the length penalty; an end-of-sequence is taken only from the
 * best {@code beams} candidates of a step.
 *
 * @param counted what stands before the new tokens where lengths, repetitions and n-grams are
 *     counted
 */
public record GenerationRules(Counted counted) {
  /** What counts besides the new tokens. */
  public enum Counted {
    /** One begin-of-sequence token that stands for the prompt. */
    DUMMY_TOKEN,
    /** The tokens of the prompt, without padding. */
    PROMPT
  }

  /**
   * The official Lynx: transformers 4.28.1 whose {@code generate} was given embeddings, for which
   * it makes up one dummy token.
   */
  public static GenerationRules lynx() {
    return new GenerationRules(Counted.DUMMY_TOKEN);
  }

  /** transformers 4.28.1 whose {@code generate} was given token ids. */
  public static GenerationRules countingThePrompt() {
    return new GenerationRules(Counted.PROMPT);
  }

  /**
   * The tokens that count before there is a new one.
   *
   * @throws InvalidPromptException if the prompt counts and is empty or not of the vocabulary
   */
  int[] history(int[] prompt, SpecialTokens special, int vocabulary) {
    return switch (counted) {
      case DUMMY_TOKEN -> new int[] {special.beginOfSequence()};
      case PROMPT -> checked(prompt, vocabulary);
    };
  }

  private static int[] checked(int[] prompt, int vocabulary) {
    if (prompt.length == 0) {
      throw new InvalidPromptException("The prompt has no tokens; it needs one at least.");
    }
    for (int token : prompt) {
      if (token < 0 || token >= vocabulary) {
        throw new InvalidPromptException(
            "Token %d of the prompt is not among the model's %d tokens: encode it with the tokenizer that belongs to the model."
                .formatted(token, vocabulary));
      }
    }
    return prompt;
  }
}
