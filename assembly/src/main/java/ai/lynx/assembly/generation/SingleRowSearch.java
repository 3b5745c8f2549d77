package ai.lynx.assembly.generation;

import ai.lynx.Answer.FinishReason;
import ai.lynx.assembly.generation.rule.History;
import ai.lynx.assembly.generation.rule.LogitsRules;
import ai.lynx.assembly.generation.rule.Softmax;
import ai.lynx.error.EngineException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search that follows one row: each step chooses one token and tells it at once. */
abstract class SingleRowSearch implements Search {
  private final Task task;
  private final LogitsRules rules;
  private History history;
  private float[] scores = {};
  private double score;
  private @Nullable FinishReason finishReason;

  /**
   * @param rules all that change the scores before a token is chosen
   */
  SingleRowSearch(Task task, LogitsRules rules) {
    this.task = task;
    this.rules = rules;
    this.history = task.start();
  }

  /** The next token, given scores after all rules. */
  abstract int choose(float[] scores);

  @Override
  public final List<Continuation> step(RowLogits logits) {
    float[] row = logits.of(0);
    if (scores.length != row.length) {
      scores = new float[row.length];
    }
    System.arraycopy(row, 0, scores, 0, row.length);
    rules.apply(history, scores);
    task.scores().onScores(history.newTokens(), 0, scores);
    int token = choose(scores);
    if (scores[token] == Float.NEGATIVE_INFINITY) {
      throw new EngineException("no next token can be chosen: the options ban every token");
    }
    score += Softmax.logProbability(row, token);
    history = history.plus(token);
    task.listener().onToken(token);
    finishReason = task.ending().of(history).orElse(null);
    if (finishReason == null && history.newTokens() == task.options().maxNewTokens()) {
      finishReason = FinishReason.LENGTH;
    }
    return finishReason == null ? List.of(new Continuation(0, token)) : List.of();
  }

  @Override
  public final void cancel() {
    finishReason = FinishReason.CANCELLED;
  }

  @Override
  public final List<Hypothesis> hypotheses() {
    if (finishReason == null) {
      throw new IllegalStateException("the search is not over");
    }
    return List.of(new Hypothesis(history.newest(), score, finishReason));
  }
}
