package ai.lynx.assembly.generation;

import ai.lynx.GenerationOptions;
import ai.lynx.assembly.generation.rule.History;
import ai.lynx.assembly.generation.rule.LogitsRules;

/**
 * What differs between releases of transformers, as far as it decides which tokens are chosen and
 * how a beam is scored.
 */
public enum Release {
  /**
   * 4.28.1, which the official Lynx pins: a beam's score is divided by all tokens that count,
   * without the end of the sequence; the search stops when the best candidate of a step, an end
   * included, cannot beat what is kept; at the limit of length the beams themselves are kept.
   */
  TRANSFORMERS_4_28,
  /**
   * 5.x: a beam's score is divided by its new tokens, the end included; the search stops when the
   * best beam that goes on cannot beat what is kept; at the limit of length the best candidates are
   * kept, whether or not they end.
   */
  TRANSFORMERS_5;

  /**
   * The tokens that a finished hypothesis's score is divided by.
   *
   * @param history with its last token
   * @param ended whether that token ends it
   */
  int scoredLength(History history, boolean ended) {
    return switch (this) {
      case TRANSFORMERS_4_28 -> ended ? history.length() - 1 : history.length();
      case TRANSFORMERS_5 -> Math.max(1, history.newTokens()); // none if cancelled at once
    };
  }

  /**
   * The tokens that the best hope's score is divided by.
   *
   * @param history of a beam that goes on
   * @param limit new tokens at most, where the hope is that it grows so long; else its new tokens
   */
  int hopedLength(History history, int limit) {
    return switch (this) {
      case TRANSFORMERS_4_28 -> history.length() - history.newTokens() + limit;
      case TRANSFORMERS_5 -> limit;
    };
  }

  /** Whether the hope is a beam that goes on, rather than any candidate of the step. */
  boolean hopesForRunningBeams() {
    return this == TRANSFORMERS_5;
  }

  /** Whether at the limit of length the best candidates finish, rather than the beams. */
  boolean candidatesFinishAtLimit() {
    return this == TRANSFORMERS_5;
  }

  /**
   * Whether the filters of beam sampling see a step's log-probabilities alone, rather than with the
   * running score, which a temperature then rescales too.
   */
  boolean filtersWithoutRunningScore() {
    return this == TRANSFORMERS_5;
  }

  /** Whether scores are tensors when the length divides them, rather than Python's numbers. */
  boolean dividesInFloat32() {
    return this == TRANSFORMERS_5;
  }

  /** Candidates of beam search for each beam; sampling filters leave a beam as many tokens. */
  int candidatesPerBeam(SpecialTokens special) {
    return Math.max(2, 1 + special.endOfSequence().size());
  }

  /** Candidates that beam sampling draws for each beam. */
  int drawnPerBeam(SpecialTokens special) {
    return this == TRANSFORMERS_5 ? candidatesPerBeam(special) : 2;
  }

  /** Whether the repetition penalty looks at a prompt's padding too. */
  boolean penalizesPadding() {
    return this == TRANSFORMERS_4_28;
  }

  /** Whether the decay multiplies an end's score, so that a negative one gets worse. */
  private boolean decayMultiplies() {
    return this == TRANSFORMERS_4_28;
  }

  /** The rules that act on every search. */
  LogitsRules penalties(GenerationOptions options, SpecialTokens special) {
    return LogitsRules.penalties(options, special.endOfSequence(), decayMultiplies());
  }
}
