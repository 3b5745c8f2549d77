package ai.lynx.assembly.generation;

import ai.lynx.GenerationOptions;
import ai.lynx.assembly.generation.rule.History;
import ai.lynx.assembly.generation.rule.LogitsRules;
import ai.lynx.assembly.generation.rule.Softmax;
import java.util.ArrayList;
import java.util.List;

/**
 * What one step of sampling draws from, for those who look at the rules without a model.
 *
 * @param release whose habits
 * @param special the tokens to know
 * @param options how to sample
 */
public record StepProbabilities(Release release, SpecialTokens special, GenerationOptions options) {
  /**
   * The probabilities of one row.
   *
   * @param history the tokens that count
   * @param logits (vocabulary); not changed
   * @param atLeast tokens that each filter leaves
   */
  public float[] of(int[] history, float[] logits, int atLeast) {
    float[] scores = logits.clone();
    release
        .penalties(options, special)
        .then(LogitsRules.filters(options, atLeast))
        .apply(History.of(history), scores);
    return Softmax.probabilities(scores);
  }

  /**
   * The probabilities of all beams together: (beams * vocabulary).
   *
   * @param histories the tokens that count, of each beam
   * @param logits (beams, vocabulary); not changed
   * @param running each beam's sum of log-probabilities
   */
  public float[] ofBeams(List<int[]> histories, List<float[]> logits, float[] running) {
    int perBeam = release.drawnPerBeam(special);
    LogitsRules filters = LogitsRules.filters(options, perBeam);
    List<float[]> drawnFrom = new ArrayList<>();
    Draws draws =
        (probabilities, count) -> {
          drawnFrom.add(probabilities);
          return new int[0];
        };
    LogitsRules rules = release.penalties(options, special);
    CandidateChoice choice;
    if (release.filtersWithoutRunningScore()) {
      rules = rules.then(filters);
      choice = DrawnCandidates.filteredBefore(running.length, perBeam, draws);
    } else {
      choice = DrawnCandidates.withRunningScore(running.length, perBeam, filters, draws);
    }
    List<Beam> beams = new ArrayList<>();
    List<float[]> scores = new ArrayList<>();
    for (int row = 0; row < running.length; row++) {
      Beam beam = new Beam(row, History.of(histories.get(row)), running[row]);
      beams.add(beam);
      scores.add(beam.scores(logits.get(row), rules, ScoreListener.SILENT, row));
    }
    choice.choose(beams, scores);
    return drawnFrom.get(0);
  }
}
