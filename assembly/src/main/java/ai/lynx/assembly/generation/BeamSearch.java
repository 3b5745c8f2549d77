package ai.lynx.assembly.generation;

import ai.lynx.Answer.FinishReason;
import ai.lynx.GenerationOptions;
import ai.lynx.GenerationOptions.EarlyStopping;
import ai.lynx.assembly.generation.rule.History;
import ai.lynx.assembly.generation.rule.LogitsRules;
import ai.lynx.error.EngineException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Follows several beams at once and keeps the best that finish; {@code beam_search} and {@code
 * beam_sample} of transformers, whose releases differ as {@link Release} says.
 *
 * <p>4.28.1 raises its length counter inside the loop over the batch, so that a prompt's stop could
 * depend on its place there. Here each prompt is searched as if it were alone.
 */
final class BeamSearch implements Search {
  private final Task task;
  private final GenerationOptions options;
  private final LogitsRules rules;
  private final LengthPenalty lengthPenalty;
  private final CandidateChoice choice;
  private final int returned;
  private final KeptHypotheses kept;
  private List<Beam> beams;
  private boolean cancelled;

  /**
   * @param rules all that change a step's log-probabilities before the running score is added
   * @param returned hypotheses wanted; at most the beams
   */
  BeamSearch(Task task, LogitsRules rules, CandidateChoice choice, int returned) {
    this.task = task;
    this.options = task.options();
    this.rules = rules;
    this.lengthPenalty = new LengthPenalty(options.lengthPenalty(), task.release());
    this.choice = choice;
    this.returned = returned;
    this.kept = new KeptHypotheses(options.beams());
    this.beams = Collections.nCopies(choice.startingBeams(), new Beam(0, task.start(), 0));
  }

  @Override
  public List<Continuation> step(RowLogits logits) {
    List<float[]> scores = new ArrayList<>();
    for (int beam = 0; beam < beams.size(); beam++) {
      Beam one = beams.get(beam);
      scores.add(one.scores(logits.of(one.row()), rules, task.scores(), beam));
    }
    List<Candidate> candidates = choice.choose(beams, scores);
    if (candidates.isEmpty()) {
      throw new EngineException("no next token can be chosen: the options ban every token");
    }
    List<Continuation> continuations = extend(candidates);
    if (isOver(candidates.get(0).score())) {
      kept.best(1).get(0).tokens().forEach(task.listener()::onToken);
      return List.of();
    }
    return continuations;
  }

  /**
   * Lets the best candidates become the beams. One that ends finishes its beam if it is among the
   * first as many candidates as there are beams, and is lost otherwise.
   */
  private List<Continuation> extend(List<Candidate> candidates) {
    boolean atLimit =
        task.release().candidatesFinishAtLimit()
            && beams.get(0).history().newTokens() + 1 == options.maxNewTokens();
    List<Candidate> open = new ArrayList<>();
    for (int rank = 0; rank < candidates.size(); rank++) {
      Candidate candidate = candidates.get(rank);
      History history = beams.get(candidate.beam()).history().plus(candidate.token());
      Optional<FinishReason> end = task.ending().of(history);
      if (end.isEmpty() && !atLimit) {
        open.add(candidate);
      } else if (rank < options.beams()) {
        int length = task.release().scoredLength(history, end.isPresent());
        keep(history, candidate.score(), length, end.orElse(FinishReason.LENGTH));
      }
    }
    open.sort(Comparator.comparingDouble(Candidate::score).reversed()); // drawn ones are not yet
    List<Continuation> continuations = new ArrayList<>();
    List<Beam> longer = new ArrayList<>();
    for (Candidate candidate : open.subList(0, Math.min(options.beams(), open.size()))) {
      Beam beam = beams.get(candidate.beam());
      continuations.add(new Continuation(beam.row(), candidate.token()));
      longer.add(
          new Beam(longer.size(), beam.history().plus(candidate.token()), candidate.score()));
    }
    beams = longer;
    return continuations;
  }

  private void keep(History history, float sum, int length, FinishReason reason) {
    kept.offer(new Hypothesis(history.newest(), lengthPenalty.score(sum, length), reason));
  }

  /**
   * Whether no beam is worth following; keeps the beams themselves where they are at the limit.
   *
   * @param bestSum the best candidate's sum of log-probabilities, an end of sequence included
   */
  private boolean isOver(float bestSum) {
    if (beams.isEmpty()) {
      return true;
    }
    Beam best = beams.get(0);
    if (kept.isFull()
        && (options.earlyStopping() == EarlyStopping.WHEN_FULL
            || kept.worstScore() >= hope(bestSum))) {
      return true;
    }
    if (best.history().newTokens() == options.maxNewTokens()) {
      keepBeams(FinishReason.LENGTH);
      return true;
    }
    return false;
  }

  /** The score that can still be reached. */
  private double hope(float bestSum) {
    Beam best = beams.get(0);
    boolean growing = options.earlyStopping() == EarlyStopping.NEVER && options.lengthPenalty() > 0;
    int limit = growing ? options.maxNewTokens() : best.history().newTokens();
    float sum = task.release().hopesForRunningBeams() ? best.score() : bestSum;
    return lengthPenalty.score(sum, task.release().hopedLength(best.history(), limit));
  }

  private void keepBeams(FinishReason reason) {
    for (Beam beam : beams) {
      int length = task.release().scoredLength(beam.history(), false);
      keep(beam.history(), beam.score(), length, reason);
    }
  }

  /** Hypotheses that had finished are marked as cancelled too: better ones might have come. */
  @Override
  public void cancel() {
    cancelled = true;
    keepBeams(FinishReason.CANCELLED);
    kept.best(1).get(0).tokens().forEach(task.listener()::onToken);
  }

  @Override
  public List<Hypothesis> hypotheses() {
    List<Hypothesis> best = kept.best(returned);
    if (!cancelled) {
      return best;
    }
    return best.stream()
        .map(one -> new Hypothesis(one.tokens(), one.score(), FinishReason.CANCELLED))
        .toList();
  }
}
