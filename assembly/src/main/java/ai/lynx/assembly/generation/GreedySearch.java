package ai.lynx.assembly.generation;

/** Takes the likeliest token at each step; of equals, the one with the lower id. */
final class GreedySearch extends SingleRowSearch {
  GreedySearch(Task task) {
    super(task, task.penalties());
  }

  @Override
  int choose(float[] scores) {
    int best = 0;
    for (int token = 1; token < scores.length; token++) {
      if (scores[token] > scores[best]) {
        best = token;
      }
    }
    return best;
  }
}
