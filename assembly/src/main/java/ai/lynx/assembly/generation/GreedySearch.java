package ai.lynx.assembly.generation;

import ai.lynx.GenerationOptions;

/** Takes the likeliest token at each step; of equals, the one with the lower id. */
final class GreedySearch extends SingleRowSearch {
  GreedySearch(
      GenerationOptions options, SpecialTokens special, History start, NewTokenListener listener) {
    super(options, special, start, listener);
  }

  @Override
  int choose(int[] history, float[] scores) {
    int best = 0;
    for (int token = 1; token < scores.length; token++) {
      if (scores[token] > scores[best]) {
        best = token;
      }
    }
    return best;
  }
}
