package ai.lynx.comparison;

import ai.lynx.LoadOptions.Precision;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a model with itself, computed by another engine in float32.
 *
 * @param subject what the model is tried on
 * @param precision how exactly it computes there
 * @param reference what it computes on in float32; may be the same
 */
public record Comparison(Assembly subject, Precision precision, Assembly reference) {
  /** Into how many parts the work on such texts falls: the prompts, the text, the layers. */
  public static int parts(ComparisonTexts texts) {
    return texts.prompts().size() + 2;
  }

  /**
   * Loads the model twice and compares what it makes of texts.
   *
   * @param done called after each of {@link #parts} parts of the work
   * @throws ai.lynx.error.LynxException if the model cannot be loaded on one of the engines in its
   *     precision
   */
  public ComparisonReport run(ModelLocation location, ComparisonTexts texts, Runnable done) {
    try (ComparedModel found = ComparedModel.load(subject, location, precision);
        ComparedModel wanted = ComparedModel.load(reference, location, Precision.FLOAT32)) {
      List<AnswerDivergence> answers = new ArrayList<>();
      for (ComparisonTexts.Prompt prompt : texts.prompts()) {
        answers.add(AnswerDivergence.measure(prompt, found, wanted));
        done.run();
      }
      double expected = Perplexity.of(wanted, texts.text());
      double actual = Perplexity.of(found, texts.text());
      done.run();
      int[] window = Perplexity.window(wanted, wanted.tokenizer().encode(texts.text()), 0);
      List<Double> layers = LayerErrors.of(window, found, wanted);
      done.run();
      return new ComparisonReport(
          found.model().description().name(),
          subject.engine().description(),
          precision,
          reference.engine().description(),
          answers,
          expected,
          actual,
          layers);
    }
  }
}
