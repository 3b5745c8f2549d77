package ai.lynx.assembly.generation;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import ai.lynx.assembly.generation.rule.LogitsRules;
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
  private final Ending ending;

  /**
   * @param text the text of tokens, where stop strings are looked for
   */
  public Generator(
      GenerationRules rules, SpecialTokens special, GenerationOptions options, TokenText text) {
    this.rules = rules;
    this.special = special;
    this.options = options;
    this.ending = new Ending(special, new StopStrings(options.stopStrings(), text));
  }

  /**
   * For options without stop strings.
   *
   * @throws IllegalArgumentException if there are some
   */
  public Generator(GenerationRules rules, SpecialTokens special, GenerationOptions options) {
    this(rules, special, options, tokens -> "");
    if (!options.stopStrings().isEmpty()) {
      throw new IllegalArgumentException("stop strings need the text of tokens");
    }
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
    checkRules(decoding.vocabulary());
    Batch batch = new Batch(decoding);
    List<List<Search>> searches = new ArrayList<>();
    for (int row = 0; row < prompts.size(); row++) {
      Task task = task(prompts.get(row), decoding.vocabulary());
      List<Search> ofPrompt =
          options.sample() ? sampling(task, row, draws) : List.of(deterministic(task));
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

  private void checkRules(int vocabulary) {
    List<String> unknown =
        options.tokenRules().tokens().stream()
            .filter(token -> token >= vocabulary)
            .map(token -> "token " + token + " is not among the model's " + vocabulary)
            .toList();
    if (!unknown.isEmpty()) {
      throw new InvalidConfigurationException("token rules", unknown);
    }
  }

  private Task task(PromptRow prompt, int vocabulary) {
    return new Task(
        options,
        special,
        ending,
        rules.release(),
        rules.history(prompt, special, vocabulary),
        prompt.listener(),
        prompt.scores());
  }

  private Search deterministic(Task task) {
    if (options.beams() == 1) {
      return new GreedySearch(task);
    }
    int count = options.beams() * rules.release().candidatesPerBeam(special);
    return new BeamSearch(
        task, task.penalties(), new BestCandidates(count), options.returnedHypotheses());
  }

  /** One search for each answer that is wanted; the listeners hear the first. */
  private List<Search> sampling(Task task, int prompt, Draws.Source source) {
    List<Search> searches = new ArrayList<>();
    for (int answer = 0; answer < options.returnedHypotheses(); answer++) {
      Task one = answer == 0 ? task : task.unheard();
      Draws draws = source.of(prompt, answer);
      searches.add(options.beams() == 1 ? new SamplingSearch(one, draws) : beams(one, draws));
    }
    return searches;
  }

  private Search beams(Task task, Draws draws) {
    int perBeam = rules.release().drawnPerBeam(special);
    LogitsRules filters = LogitsRules.filters(options, perBeam);
    if (rules.release().filtersWithoutRunningScore()) {
      return new BeamSearch(
          task,
          task.penalties().then(filters),
          DrawnCandidates.filteredBefore(options.beams(), perBeam, draws),
          1);
    }
    return new BeamSearch(
        task,
        task.penalties(),
        DrawnCandidates.withRunningScore(options.beams(), perBeam, filters, draws),
        1);
  }
}
