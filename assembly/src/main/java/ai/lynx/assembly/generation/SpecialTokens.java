package ai.lynx.assembly.generation;

import ai.lynx.error.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens that generation must know.
 *
 * @param beginOfSequence what stands for a prompt that is counted as one dummy token
 * @param endOfSequence the tokens that end an answer; empty lets only the length end it
 */
public record SpecialTokens(int beginOfSequence, List<Integer> endOfSequence) {
  public SpecialTokens {
    endOfSequence = List.copyOf(endOfSequence);
  }

  /**
   * @throws InvalidConfigurationException if a token is not in the vocabulary
   */
  void check(int vocabulary) {
    List<String> problems = new ArrayList<>();
    if (beginOfSequence < 0 || beginOfSequence >= vocabulary) {
      problems.add(problem("begin-of-sequence", beginOfSequence, vocabulary));
    }
    for (int end : endOfSequence) {
      if (end < 0 || end >= vocabulary) {
        problems.add(problem("end-of-sequence", end, vocabulary));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException("special tokens", problems);
    }
  }

  private static String problem(String role, int token, int vocabulary) {
    return ("the %s token %d is not among the model's %d tokens: take it from the tokenizer that"
            + " belongs to the model")
        .formatted(role, token, vocabulary);
  }

  boolean ends(int token) {
    return endOfSequence.contains(token);
  }
}
