package ai.lynx.scenes;

import ai.lynx.scenes.question.Question;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Answers without looking: learns the commonest answer to each question text (or wording) from one
 * half of the questions and is tried on the other.
 */
final class BlindGuesser {
  private final Function<Question, String> hint;
  private final Map<String, Map<String, Integer>> learned = new HashMap<>();
  private final Map<String, int[]> scores = new TreeMap<>();

  BlindGuesser(Function<Question, String> hint) {
    this.hint = hint;
  }

  void learn(Question question) {
    learned
        .computeIfAbsent(hint.apply(question), key -> new HashMap<>())
        .merge(question.answer(), 1, Integer::sum);
  }

  void guess(Question question, String group) {
    Map<String, Integer> known = learned.getOrDefault(hint.apply(question), Map.of());
    String answer =
        known.isEmpty()
            ? ""
            : Collections.max(known.entrySet(), Map.Entry.comparingByValue()).getKey();
    int[] score = scores.computeIfAbsent(group, key -> new int[2]);
    score[0] += answer.equals(question.answer()) ? 1 : 0;
    score[1]++;
  }

  double score(String group) {
    int[] score = scores.get(group);
    return 100.0 * score[0] / score[1];
  }

  Iterable<String> groups() {
    return scores.keySet();
  }

  int asked(String group) {
    return scores.get(group)[1];
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String group : groups()) {
      text.append(
          String.format(Locale.ROOT, "%-60s %5.1f  of %d%n", group, score(group), asked(group)));
    }
    return text.toString();
  }
}
