package ai.lynx.verification;

import ai.lynx.assembly.network.PictureBatch;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.tensor.TensorData;
import java.util.Optional;

/**
 * Inputs of vision-language models, by the names that processors of Hugging Face give them.
 *
 * @param findings has the case's tensors
 */
record PromptInputs(Findings findings) {
  static final String IDS = "input_ids";
  private static final String QUESTION = "qformer_input_ids";

  /** The prompts of a batch with their padding. */
  TokenBatch tokens(String prefix) {
    TensorData ids = findings.given(prefix + IDS);
    int rows = Math.toIntExact(ids.shape().size(0).value());
    int tokens = Math.toIntExact(ids.shape().size(1).value());
    return new TokenBatch(ids, flags(findings.given(prefix + "attention_mask")), rows, tokens);
  }

  /** The pictures of a batch. */
  PictureBatch pictures(String prefix) {
    TensorData pixels = findings.given(prefix + "pixel_values");
    String mask = prefix + "pixel_attention_mask";
    if (pixels.shape().rank() == 5) {
      return PictureBatch.present(
          pixels, findings.has(mask) ? Optional.of(findings.given(mask)) : Optional.empty());
    }
    return new PictureBatch(pixels, Optional.empty(), question(prefix));
  }

  private Optional<PictureBatch.Question> question(String prefix) {
    if (!findings.has(prefix + QUESTION)) {
      return Optional.empty();
    }
    TensorData ids = findings.given(prefix + QUESTION);
    boolean[] mask = flags(findings.given(prefix + "qformer_attention_mask"));
    return Optional.of(new PictureBatch.Question(ids, TensorData.of(mask, ids.shape().toLongs())));
  }

  /** Numbers that are not 0. */
  static boolean[] flags(TensorData mask) {
    long[] numbers = mask.toLongs();
    boolean[] flags = new boolean[numbers.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = numbers[i] != 0;
    }
    return flags;
  }
}
