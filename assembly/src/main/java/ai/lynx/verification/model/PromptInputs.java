package ai.lynx.verification.model;

import ai.lynx.assembly.network.PictureBatch;
import ai.lynx.assembly.prompt.PictureSight;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.component.PictureTiles;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.Findings;
import java.util.List;
import java.util.Optional;

/**
 * Inputs of vision-language models, by the names that processors of Hugging Face give them.
 *
 * @param findings has the case's tensors
 */
record PromptInputs(Findings findings) {
  static final String IDS = "input_ids";
  private static final List<String> SIGHTS =
      List.of("image_attention_mask", "cross_attention_mask");
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

  /** What the case says of pixels, as it is. */
  TensorData pixels(String prefix) {
    return findings.given(prefix + "pixel_values");
  }

  /** The pictures of all rows, (rows, pictures, tiles, ...) in the case, one behind the other. */
  PictureTiles tiles(Scope scope, String prefix) {
    Ops ops = scope.ops();
    Tensor pixels = scope.tensor(pixels(prefix));
    Size pictures = pixels.size(0).times(pixels.size(1));
    Size tiles = pixels.size(2);
    boolean[] present = flags(findings.given(prefix + "aspect_ratio_mask"));
    return new PictureTiles(
        ops.reshape(pixels, pictures, tiles, pixels.size(3), pixels.size(4), pixels.size(5)),
        ops.reshape(scope.tensor(findings.given(prefix + "aspect_ratio_ids")), pictures),
        scope.tensor(TensorData.of(present, pictures.value(), tiles.value())));
  }

  /** Which pictures or tiles each token may look at; empty if all may look at all. */
  Optional<PictureSight> sight(String prefix) {
    for (String name : SIGHTS) {
      if (findings.has(prefix + name)) {
        TensorData given = findings.given(prefix + name); // (rows, tokens, pictures[, tiles])
        int rows = Math.toIntExact(given.shape().size(0).value());
        int tokens = Math.toIntExact(given.shape().size(1).value());
        return Optional.of(
            new PictureSight(flags(given), rows, tokens, given.elements() / (rows * tokens)));
      }
    }
    return Optional.empty();
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
