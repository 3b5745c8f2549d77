package ai.lynx.verification.generation;

import ai.lynx.assembly.generation.ScoreListener;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.Findings;
import java.util.Optional;

/**
 * The scores that tokens were chosen by, held against a tensor (steps, rows, vocabulary). Rows that
 * the original went on with after their end are not computed here, and not compared.
 */
final class StepScores {
  private final String name;
  private final Optional<TensorData> expected;
  private final float[] scores;

  private StepScores(String name, Optional<TensorData> expected) {
    this.name = name;
    this.expected = expected;
    this.scores = expected.map(TensorData::toFloats).orElse(new float[0]);
  }

  static StepScores of(Findings findings, String name) {
    return new StepScores(
        name, findings.wants(name) ? Optional.of(findings.given(name)) : Optional.empty());
  }

  /**
   * Hears the scores of one prompt.
   *
   * @param firstRow of its rows
   * @param beams of the search; at the first step all are one
   */
  ScoreListener listener(int firstRow, int beams) {
    if (expected.isEmpty()) {
      return ScoreListener.SILENT;
    }
    int rows = Math.toIntExact(expected.get().shape().size(1).value());
    return (step, beam, row) -> {
      int last = step == 0 ? beams - 1 : beam;
      for (int copy = beam; copy <= last; copy++) {
        int place = (step * rows + firstRow + copy) * row.length;
        if (place + row.length <= scores.length) {
          System.arraycopy(row, 0, scores, place, row.length);
        }
      }
    };
  }

  void hold(Findings findings) {
    expected.ifPresent(
        data -> findings.tensor(name, TensorData.of(scores, data.shape().toLongs())));
  }
}
