package ai.lynx.assembly.generation;

import ai.lynx.assembly.generation.rule.LogitsRules;
import ai.lynx.assembly.generation.rule.Softmax;

/** Draws each token by its probability, after the filters. */
final class SamplingSearch extends SingleRowSearch {
  private final Draws draws;

  SamplingSearch(Task task, Draws draws) {
    super(task, task.penalties().then(LogitsRules.filters(task.options(), 1)));
    this.draws = draws;
  }

  @Override
  int choose(float[] scores) {
    return draws.draw(Softmax.probabilities(scores), 1)[0];
  }
}
