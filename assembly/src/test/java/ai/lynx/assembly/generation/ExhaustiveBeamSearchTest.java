package ai.lynx.assembly.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With as many beams as there are sequences, beam search must find them all in order. They are
 * listed here one by one, with scores worked out from whole sequences.
 */
class ExhaustiveBeamSearchTest {
  private static final int BEGIN = 1;
  private static final int BEAMS = 257; // one more than there are sequences of 4 of 4 tokens

  record Setting(
      List<Integer> ends,
      double lengthPenalty,
      int minLength,
      int ngram,
      double repetitionPenalty) {}

  static Stream<Setting> settings() {
    return Stream.of(
        new Setting(List.of(2), 1, 0, 0, 1),
        new Setting(List.of(2), 0, 0, 0, 1),
        new Setting(List.of(2), -2, 0, 0, 1),
        new Setting(List.of(2), 3, 0, 0, 1),
        new Setting(List.of(2), -1, 3, 0, 1),
        new Setting(List.of(2), 1, 0, 2, 1),
        new Setting(List.of(2), 1, 0, 1, 1),
        new Setting(List.of(2), 1, 0, 0, 1.7),
        new Setting(List.of(2), 1, 0, 0, 0.6),
        new Setting(List.of(2, 3), 1, 0, 0, 1),
        new Setting(List.of(3, 0), -2, 2, 2, 1.3),
        new Setting(List.of(), 1, 0, 0, 1));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void findsAllSequencesInOrder(Setting setting) {
    for (long prompt : LongStream.range(0, 8).toArray()) {
      HashedDecoding.Model model = new HashedDecoding.Model(4, 9, 3, 0.5, setting.ends());
      GenerationOptions options =
          GenerationOptions.beams(BEAMS).toBuilder()
              .returnedHypotheses(BEAMS)
              .maxNewTokens(4)
              .lengthPenalty(setting.lengthPenalty())
              .minLength(setting.minLength())
              .noRepeatNgramSize(setting.ngram())
              .repetitionPenalty(setting.repetitionPenalty())
              .build();
      List<Hypothesis> found =
          new Generator(GenerationRules.lynx(), new SpecialTokens(BEGIN, setting.ends()), options)
              .generate(
                  HashedDecoding.ofNumbers(model, List.of(prompt)),
                  List.of(new PromptRow(new int[0], NewTokenListener.SILENT)),
                  new Cancellation())
              .get(0);

      List<Scored> all = new ArrayList<>();
      list(setting, model, prompt, List.of(), 0, all);
      all.sort(Comparator.comparingDouble(Scored::score).reversed());
      assertThat(found.stream().map(Hypothesis::tokens))
          .containsExactlyElementsOf(all.stream().map(Scored::tokens).toList());
      for (int i = 0; i < all.size(); i++) {
        double score = all.get(i).score();
        assertThat(found.get(i).score()).isCloseTo(score, within(1e-5 * (1 - score)));
      }
    }
  }

  private record Scored(List<Integer> tokens, double score) {}

  private static void list(
      Setting setting,
      HashedDecoding.Model model,
      long prompt,
      List<Integer> tokens,
      double sum,
      List<Scored> all) {
    boolean ended = !tokens.isEmpty() && setting.ends().contains(tokens.get(tokens.size() - 1));
    if (ended || tokens.size() == 4) {
      int counted = 1 + tokens.size() - (ended ? 1 : 0); // the dummy, and not the end
      all.add(new Scored(tokens, sum / Math.pow(counted, setting.lengthPenalty())));
      return;
    }
    float[] logits = model.logits(prompt, tokens);
    double exponentials = 0;
    for (float logit : logits) {
      exponentials += Math.exp(logit);
    }
    List<Integer> counted = new ArrayList<>(List.of(BEGIN));
    counted.addAll(tokens);
    for (int token = 0; token < logits.length; token++) {
      List<Integer> longer = new ArrayList<>(tokens);
      longer.add(token);
      if (!banned(setting, counted, token)) {
        double logProbability = logits[token] - Math.log(exponentials);
        double penalty = counted.contains(token) ? setting.repetitionPenalty() : 1;
        list(setting, model, prompt, longer, sum + logProbability * penalty, all);
      }
    }
  }

  private static boolean banned(Setting setting, List<Integer> counted, int token) {
    if (setting.ends().contains(token) && counted.size() < setting.minLength()) {
      return true;
    }
    List<Integer> longer = new ArrayList<>(counted);
    longer.add(token);
    int n = setting.ngram();
    if (n == 0 || longer.size() < n) {
      return false;
    }
    List<Integer> last = longer.subList(longer.size() - n, longer.size());
    for (int start = 0; start + n < longer.size(); start++) {
      if (longer.subList(start, start + n).equals(last)) {
        return true;
      }
    }
    return false;
  }
}
