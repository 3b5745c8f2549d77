package ai.lynx.assembly.generation;

import ai.lynx.GenerationOptions;

/** Draws each token by its probability, after the filters. */
final class SamplingSearch extends SingleRowSearch {
  private final LogitsRules filters;
  private final Draws draws;

  SamplingSearch(
      GenerationOptions options,
      SpecialTokens special,
      History start,
      NewTokenListener listener,
      Draws draws) {
    super(options, special, start, listener);
    this.filters = LogitsRules.filters(options, 1);
    this.draws = draws;
  }

  @Override
  int choose(int[] history, float[] scores) {
    filters.apply(history, scores);
    return draws.draw(Softmax.probabilities(scores), 1)[0];
  }
}
