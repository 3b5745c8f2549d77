package ai.lynx.assembly.generation;

import ai.lynx.assembly.generation.rule.History;
import ai.lynx.error.InvalidPromptException;

/**
 * The habits of the library that a model was published with, as far as they decide which tokens are
 * chosen.
 *
 * <p>Common to all: rules come in the order sequence bias, repetition penalty, n-gram block, banned
 * sequences, minimal length, forced begin and end, decay, suppressed tokens, then for sampling
 * temperature, top-k, top-p, min-p, typical, epsilon, eta. In beam search they act on
 * log-probabilities, and an end is taken only from the best {@code beams} candidates of a step.
 *
 * @param counted what stands before the new tokens where lengths, repetitions and n-grams are
 *     counted
 * @param release whose beam search it is
 */
public record GenerationRules(Counted counted, Release release) {
  /** What counts besides the new tokens. */
  public enum Counted {
    /** One begin-of-sequence token that stands for the prompt. */
    DUMMY_TOKEN,
    /** The tokens of the prompt. */
    PROMPT,
    /** No token; the prompt's vectors count in the minimal length. */
    NEW_TOKENS
  }

  /**
   * The official Lynx: transformers 4.28.1 whose {@code generate} was given embeddings, for which
   * it makes up one dummy token.
   */
  public static GenerationRules lynx() {
    return new GenerationRules(Counted.DUMMY_TOKEN, Release.TRANSFORMERS_4_28);
  }

  /** transformers 4.28.1 whose {@code generate} was given token ids. */
  public static GenerationRules countingThePrompt() {
    return new GenerationRules(Counted.PROMPT, Release.TRANSFORMERS_4_28);
  }

  /** transformers 5.x whose {@code generate} was given token ids. */
  public static GenerationRules transformers5() {
    return new GenerationRules(Counted.PROMPT, Release.TRANSFORMERS_5);
  }

  /** transformers 5.x whose {@code generate} was given embeddings. */
  public static GenerationRules transformers5WithEmbeddings() {
    return new GenerationRules(Counted.NEW_TOKENS, Release.TRANSFORMERS_5);
  }

  /**
   * What counts before there is a new token.
   *
   * @throws InvalidPromptException if the prompt counts and is empty or not of the vocabulary
   */
  History history(PromptRow prompt, SpecialTokens special, int vocabulary) {
    int padding = release.penalizesPadding() ? 0 : prompt.padding();
    return switch (counted) {
      case DUMMY_TOKEN -> History.of(new int[] {special.beginOfSequence()});
      case PROMPT -> History.of(checked(prompt.tokens(), vocabulary)).withPadding(padding);
      case NEW_TOKENS -> History.of(new int[0]).withPadding(padding).withVectors(prompt.vectors());
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
