package ai.lynx.assembly.generation;

import ai.lynx.Answer.FinishReason;
import ai.lynx.GenerationOptions;
import ai.lynx.error.EngineException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search that follows one row: each step chooses one token and tells it at once. */
abstract class SingleRowSearch implements Search {
  private final int maxNewTokens;
  private final SpecialTokens special;
  private final LogitsRules penalties;
  private final NewTokenListener listener;
  private History history;
  private double score;
  private @Nullable FinishReason finishReason;

  SingleRowSearch(
      GenerationOptions options, SpecialTokens special, History start, NewTokenListener listener) {
    this.maxNewTokens = options.maxNewTokens();
    this.special = special;
    this.penalties = LogitsRules.penalties(options, special);
    this.listener = listener;
    this.history = start;
  }

  /** The next token, given scores after all penalties, which may be changed. */
  abstract int choose(int[] history, float[] scores);

  @Override
  public final List<Continuation> step(RowLogits logits) {
    float[] row = logits.of(0);
    float[] scores = row.clone();
    penalties.apply(history.tokens(), scores);
    int token = choose(history.tokens(), scores);
    if (scores[token] == Float.NEGATIVE_INFINITY) {
      throw new EngineException("no next token can be chosen: the options ban every token");
    }
    score += Softmax.logProbability(row, token);
    history = history.plus(token);
    listener.onToken(token);
    if (special.ends(token)) {
      finishReason = FinishReason.END_OF_SEQUENCE;
    } else if (history.newTokens() == maxNewTokens) {
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
