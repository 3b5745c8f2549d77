package ai.lynx.assembly.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Repeats draws that another implementation made, and keeps the probabilities it is given, so that
 * both can be compared step by step. For one generation.
 */
public final class RecordedDraws implements Draws.Source {
  private final int[][][] draws;
  private final int answers;
  private final List<List<float[]>> probabilities;

  /**
   * @param draws indices, (steps, prompts * answers, draws of a step); steps after an answer's end
   *     are not looked at
   * @param answers answers of each prompt
   */
  public RecordedDraws(int[][][] draws, int answers) {
    this.draws = draws.clone();
    this.answers = answers;
    int rows = draws.length == 0 ? 0 : draws[0].length;
    this.probabilities =
        IntStream.range(0, rows).<List<float[]>>mapToObj(row -> new ArrayList<>()).toList();
  }

  /** What an answer's draws were made from so far: for each step (beams * vocabulary). */
  public List<float[]> probabilities(int prompt, int answer) {
    return List.copyOf(probabilities.get(prompt * answers + answer));
  }

  @Override
  public Draws of(int prompt, int answer) {
    int row = prompt * answers + answer;
    List<float[]> seen = probabilities.get(row);
    return (given, count) -> {
      int step = seen.size();
      if (step == draws.length) {
        throw new IllegalStateException(
            "only %d draws are recorded for prompt %d, answer %d, which goes on"
                .formatted(step, prompt, answer));
      }
      seen.add(given.clone());
      return draws[step][row].clone();
    };
  }
}
