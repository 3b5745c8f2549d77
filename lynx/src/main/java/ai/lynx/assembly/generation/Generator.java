package ai.lynx.assembly.generation;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the answers to a batch of prompts: greedy search, as {@link GenerationOptions} say.
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
   * @return for each prompt its hypotheses, best first; one or more
   */
  public List<List<Hypothesis>> generate(
      Decoding decoding, List<PromptRow> prompts, Cancellation cancellation) {
    if (prompts.isEmpty() || prompts.size() != decoding.rows()) {
      throw new IllegalArgumentException(
          "one prompt is needed for each row: "
              + prompts.size()
              + " prompts, "
              + decoding.rows()
              + " rows");
    }
    List<Search> searches = new ArrayList<>();
    for (PromptRow prompt : prompts) {
      searches.add(search(prompt));
    }
    new Batch(decoding, searches).run(cancellation);
    return searches.stream().map(Search::hypotheses).toList();
  }

  private Search search(PromptRow prompt) {
    History start = History.of(rules.history(prompt.tokens(), special));
    return new GreedySearch(options, special, start, prompt.listener());
  }
}
