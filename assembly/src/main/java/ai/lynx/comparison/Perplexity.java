package ai.lynx.comparison;

import ai.lynx.assembly.prompt.BeginOfSequence;
import java.util.Arrays;

/**
 * What the tokens of a text surprise: the exponential of their mean negative log probability, each
 * expected from the tokens before it. The text is read in windows.
 */
final class Perplexity {
  /** Shorter than what every model reads; long enough for most tokens to have a context. */
  private static final int WINDOW = 256;

  private double surprise;
  private int counted;

  private Perplexity() {}

  static double of(ComparedModel model, String text) {
    int[] ids = model.tokenizer().encode(text);
    Perplexity perplexity = new Perplexity();
    for (int from = 0; from < ids.length; from += WINDOW) {
      perplexity.add(model, window(model, ids, from));
    }
    return Math.exp(perplexity.surprise / perplexity.counted);
  }

  /** Some tokens of a text, behind the token that begins a sequence if there is one. */
  static int[] window(ComparedModel model, int[] ids, int from) {
    return BeginOfSequence.before(
        model.tokenizer(), Arrays.copyOfRange(ids, from, Math.min(ids.length, from + WINDOW)));
  }

  private void add(ComparedModel model, int[] window) {
    int[] next = {1};
    model.expectations(
        window,
        expected -> {
          if (next[0] < window.length) {
            surprise -= expected.of(window[next[0]++]);
            counted++;
          }
        });
  }
}
