package ai.lynx.assembly.generation;

import ai.lynx.Answer.FinishReason;
import ai.lynx.assembly.generation.rule.History;
import java.util.Optional;

/**
 * What ends an answer before its limit.
 *
 * @param special has the tokens that end it
 * @param strings that end it
 */
record Ending(SpecialTokens special, StopStrings strings) {
  /** Why the last token of a history ends it; empty if it does not. */
  Optional<FinishReason> of(History history) {
    int[] tokens = history.tokens();
    if (special.ends(tokens[tokens.length - 1])) {
      return Optional.of(FinishReason.END_OF_SEQUENCE);
    }
    return strings.stopAfter(tokens) ? Optional.of(FinishReason.STOP_STRING) : Optional.empty();
  }
}
