package ai.lynx.comparison;

import ai.lynx.assembly.model.PromptDecoding;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the expectations of the next token are apart along an answer.
 *
 * @param prompt what was answered
 * @param tokens how long the reference's greedy answer is; both models read it
 * @param mean the mean divergence over its tokens, in nats
 * @param largest the largest
 * @param agreeing at how many tokens both would choose the same
 */
public record AnswerDivergence(
    String prompt, int tokens, double mean, double largest, int agreeing) {
  private static final int LONGEST = 48;

  private static final int[] ONE_ROW = {0};

  static AnswerDivergence measure(
      ComparisonTexts.Prompt prompt, ComparedModel subject, ComparedModel reference) {
    List<Integer> answer = new ArrayList<>();
    double sum = 0;
    double largest = 0;
    int agreeing = 0;
    int[] ids = reference.encode(prompt);
    List<Integer> ends = reference.model().ends();
    try (PromptDecoding wanted = reference.read(ids);
        PromptDecoding found = subject.read(ids)) {
      while (true) {
        NextToken expected = NextToken.of(wanted.logits(0));
        NextToken actual = NextToken.of(found.logits(0));
        double divergence = expected.divergence(actual);
        sum += divergence;
        largest = Math.max(largest, divergence);
        int next = expected.best();
        agreeing += next == actual.best() ? 1 : 0;
        answer.add(next);
        if (ends.contains(next) || answer.size() == LONGEST) {
          return new AnswerDivergence(
              prompt.name(), answer.size(), sum / answer.size(), largest, agreeing);
        }
        wanted.advance(ONE_ROW, new int[] {next});
        found.advance(ONE_ROW, new int[] {next});
      }
    }
  }
}
