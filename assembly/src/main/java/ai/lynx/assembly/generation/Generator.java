package ai.lynx.assembly.generation;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import ai.lynx.error.EngineException;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidPromptException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the answers to a batch of prompts: greedy search, beam search, sampling or beam sampling,
 * as {@link GenerationOptions} say.
 *
 * <p>Prompts do not influence each other: each gets what it would get alone, whatever else is in
 * the batch. A prompt that is done leaves the batch. Immutable and safe for use by several threads.
 */
public final class Generator {
  private final GenerationRules rules;
  private final SpecialTokens special;
  private final GenerationOptions options;

  public Generator(GenerationRules rules, SpecialTokens special, GenerationOptions options) {
    this.rules = rules;
    this.special = special;
    this.options = options;
  }

  /**
   * Runs the search to its end.
   *
   * <p>Before each step it looks at the cancellation and at the interruption of the thread (which
   * stays interrupted). Prompts that are not done then return what they have, with {@link
   * ai.lynx.Answer.FinishReason#CANCELLED}.
   *
   * @param decoding has read one prompt a row; advanced here, not closed
   * @param prompts one for each row
   * @return for each prompt its hypotheses: beam search's best first; sampling's, which are drawn
   *     apart, in the order they were drawn; at least one, and fewer than asked for only if there
   *     are no more
   * @throws InvalidConfigurationException if a special token is not in the vocabulary
   * @throws InvalidPromptException if the rules count the prompt and it is empty, or a token of it
   *     is not in the vocabulary
   * @throws EngineException if logits are not numbers, or the options ban every token
   */
  public List<List<Hypothesis>> generate(
      Decoding decoding, List<PromptRow> prompts, Cancellation cancellation) {
    Draws.Source draws =
        options.seed().isPresent()
            ? SeededDraws.of(options.seed().getAsLong())
            : SeededDraws.unpredictable();
    return generate(decoding, prompts, cancellation, draws);
  }

  /**
   * Runs the search to its end with given chance.
   *
   * @param draws asked only when sampling
   * @see #generate(Decoding, List, Cancellation)
   */
  public List<List<Hypothesis>> generate(
      Decoding decoding, List<PromptRow> prompts, Cancellation cancellation, Draws.Source draws) {
    if (prompts.isEmpty() || prompts.size() != decoding.rows()) {
      throw new IllegalArgumentException(
          "one prompt is needed for each row: "
              + prompts.size()
              + " prompts, "
              + decoding.rows()
              + " rows");
    }
    special.check(decoding.vocabulary());
    Batch batch = new Batch(decoding);
    List<List<Search>> searches = new ArrayList<>();
    for (int row = 0; row < prompts.size(); row++) {
      PromptRow prompt = prompts.get(row);
      int[] counted = rules.history(prompt.tokens(), special, decoding.vocabulary());
      History start = History.of(counted);
      List<Search> ofPrompt =
          options.sample()
              ? sampling(start, prompt.listener(), row, draws)
              : List.of(deterministic(start, prompt.listener()));
      for (Search search : ofPrompt) {
        batch.add(search, row);
      }
      searches.add(ofPrompt);
    }
    batch.run(cancellation);
    return searches.stream()
        .map(ofPrompt -> ofPrompt.stream().flatMap(one -> one.hypotheses().stream()).toList())
        .toList();
  }

  private Search deterministic(History start, NewTokenListener listener) {
    if (options.beams() == 1) {
      return new GreedySearch(options, special, start, listener);
    }
    CandidateChoice choice = BestCandidates.forBeams(options.beams(), special);
    return new BeamSearch(options, special, start, listener, choice, options.returnedHypotheses());
  }

  /** One search for each answer that is wanted; the listener hears the first. */
  private List<Search> sampling(
      History start, NewTokenListener listener, int prompt, Draws.Source source) {
    List<Search> searches = new ArrayList<>();
    for (int answer = 0; answer < options.returnedHypotheses(); answer++) {
      NewTokenListener hears = answer == 0 ? listener : NewTokenListener.SILENT;
      Draws draws = source.of(prompt, answer);
      if (options.beams() == 1) {
        searches.add(new SamplingSearch(options, special, start, hears, draws));
      } else {
        LogitsRules filters = LogitsRules.filters(options, DrawnCandidates.PER_BEAM);
        CandidateChoice choice = new DrawnCandidates(options.beams(), filters, draws);
        searches.add(new BeamSearch(options, special, start, hears, choice, 1));
      }
    }
    return searches;
  }
}
