package ai.lynx.assembly.generation;

import ai.lynx.Answer.FinishReason;
import ai.lynx.GenerationOptions;
import ai.lynx.error.EngineException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Follows several beams at once and keeps the best that finish; {@code beam_search} and {@code
 * beam_sample} of transformers 4.28.1.
 *
 * <p>The original raises its length counter inside the loop over the batch, so that a prompt's stop
 * could depend on its place there. Here each prompt is searched as if it were alone.
 */
final class BeamSearch implements Search {
  private final GenerationOptions options;
  private final SpecialTokens special;
  private final LogitsRules penalties;
  private final LengthPenalty lengthPenalty;
  private final CandidateChoice choice;
  private final NewTokenListener listener;
  private final int returned;
  private final KeptHypotheses kept;
  private List<Beam> beams;
  private boolean cancelled;

  /**
   * @param returned hypotheses wanted; at most the beams
   */
  BeamSearch(
      GenerationOptions options,
      SpecialTokens special,
      History start,
      NewTokenListener listener,
      CandidateChoice choice,
      int returned) {
    this.options = options;
    this.special = special;
    this.penalties = LogitsRules.penalties(options, special);
    this.lengthPenalty = new LengthPenalty(options.lengthPenalty());
    this.choice = choice;
    this.listener = listener;
    this.returned = returned;
    this.kept = new KeptHypotheses(options.beams());
    this.beams = Collections.nCopies(choice.startingBeams(), new Beam(0, start, 0));
  }

  @Override
  public List<Continuation> step(RowLogits logits) {
    List<float[]> scores = beams.stream().map(beam -> scores(beam, logits.of(beam.row()))).toList();
    List<Candidate> candidates = choice.choose(beams, scores);
    if (candidates.isEmpty()) {
      throw new EngineException("no next token can be chosen: the options ban every token");
    }
    List<Continuation> continuations = extend(candidates);
    if (isOver(candidates.get(0).score())) {
      kept.best(1).get(0).tokens().forEach(listener::onToken);
      return List.of();
    }
    return continuations;
  }

  /** The beam's running score with each token, in float32. */
  private float[] scores(Beam beam, float[] logits) {
    float[] scores = Softmax.logProbabilities(logits);
    penalties.apply(beam.history().tokens(), scores);
    for (int token = 0; token < scores.length; token++) {
      scores[token] += beam.score();
    }
    return scores;
  }

  /**
   * Lets the best candidates become the beams. An end of sequence finishes its beam if it is among
   * the best as many candidates as there are beams, and is lost otherwise.
   */
  private List<Continuation> extend(List<Candidate> candidates) {
    List<Continuation> continuations = new ArrayList<>();
    List<Beam> longer = new ArrayList<>();
    for (int rank = 0; rank < candidates.size() && longer.size() < options.beams(); rank++) {
      Candidate candidate = candidates.get(rank);
      Beam beam = beams.get(candidate.beam());
      History history = beam.history().plus(candidate.token());
      if (!special.ends(candidate.token())) {
        continuations.add(new Continuation(beam.row(), candidate.token()));
        longer.add(new Beam(longer.size(), history, candidate.score()));
      } else if (rank < options.beams()) {
        double score = lengthPenalty.score(candidate.score(), beam.history().length());
        kept.offer(new Hypothesis(history.newest(), score, FinishReason.END_OF_SEQUENCE));
      }
    }
    beams = longer;
    return continuations;
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
    History longest = beams.get(0).history();
    if (kept.isFull()
        && (options.earlyStopping()
            || kept.worstScore() >= lengthPenalty.score(bestSum, longest.length()))) {
      return true;
    }
    if (longest.newTokens() == options.maxNewTokens()) {
      keepBeams(FinishReason.LENGTH);
      return true;
    }
    return false;
  }

  private void keepBeams(FinishReason reason) {
    for (Beam beam : beams) {
      double score = lengthPenalty.score(beam.score(), beam.history().length());
      kept.offer(new Hypothesis(beam.history().newest(), score, reason));
    }
  }

  /** Hypotheses that had finished are marked as cancelled too: better ones might have come. */
  @Override
  public void cancel() {
    cancelled = true;
    keepBeams(FinishReason.CANCELLED);
    kept.best(1).get(0).tokens().forEach(listener::onToken);
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
