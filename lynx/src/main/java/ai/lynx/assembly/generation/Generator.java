package ai.lynx.assembly.generation;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
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
    Batch batch = new Batch(decoding);
    List<List<Search>> searches = new ArrayList<>();
    for (int row = 0; row < prompts.size(); row++) {
      List<Search> ofPrompt =
          options.sample()
              ? sampling(row, prompts.get(row), draws)
              : List.of(deterministic(prompts.get(row)));
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

  private Search deterministic(PromptRow prompt) {
    History start = start(prompt);
    if (options.beams() == 1) {
      return new GreedySearch(options, special, start, prompt.listener());
    }
    CandidateChoice choice = BestCandidates.forBeams(options.beams(), special);
    return new BeamSearch(
        options, special, start, prompt.listener(), choice, options.returnedHypotheses());
  }

  /** One search for each answer that is wanted. */
  private List<Search> sampling(int row, PromptRow prompt, Draws.Source source) {
    List<Search> searches = new ArrayList<>();
    for (int answer = 0; answer < options.returnedHypotheses(); answer++) {
      History start = start(prompt);
      NewTokenListener listener = answer == 0 ? prompt.listener() : NewTokenListener.SILENT;
      Draws draws = source.of(row, answer);
      if (options.beams() == 1) {
        searches.add(new SamplingSearch(options, special, start, listener, draws));
      } else {
        LogitsRules filters = LogitsRules.filters(options, DrawnCandidates.PER_BEAM);
        CandidateChoice choice = new DrawnCandidates(options.beams(), filters, draws);
        searches.add(new BeamSearch(options, special, start, listener, choice, 1));
      }
    }
    return searches;
  }

  private History start(PromptRow prompt) {
    return History.of(rules.history(prompt.tokens(), special));
  }
}
