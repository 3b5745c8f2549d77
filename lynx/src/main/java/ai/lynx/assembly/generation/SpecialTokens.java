package ai.lynx.assembly.generation;

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

  boolean ends(int token) {
    return endOfSequence.contains(token);
  }
}
