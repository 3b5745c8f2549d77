package ai.lynx.testkit.components;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random vectors as a language model reads them: rows of different lengths, filled up at the left.
 *
 * @param embeddings (batch, tokens, width); what fills up is large, so that a leak shows
 * @param positions INT64 (batch, tokens), from 0 at the first true token
 * @param mask BOOL (batch, tokens), true on true tokens
 */
record TokenBatch(TensorData embeddings, TensorData positions, TensorData mask) {
  /** One row without padding; the row of a name is always the same. */
  static TokenBatch single(String name, int tokens, int width) {
    return leftPadded(List.of(name), List.of(tokens), tokens, width);
  }

  static TokenBatch leftPadded(List<String> names, List<Integer> lengths, int tokens, int width) {
    int batch = names.size();
    float[] embeddings = new float[batch * tokens * width];
    long[] positions = new long[batch * tokens];
    boolean[] mask = new boolean[batch * tokens];
    for (int row = 0; row < batch; row++) {
      int length = lengths.get(row);
      int padding = tokens - length;
      float[] own = Samples.named(names.get(row)).normal(length, width).toFloats();
      float[] filler = Samples.named("padding").normalAround(0, 10, padding, width).toFloats();
      int start = row * tokens * width;
      System.arraycopy(filler, 0, embeddings, start, filler.length);
      System.arraycopy(own, 0, embeddings, start + filler.length, own.length);
      for (int i = padding; i < tokens; i++) {
        positions[row * tokens + i] = (long) i - padding;
        mask[row * tokens + i] = true;
      }
    }
    return new TokenBatch(
        TensorData.of(embeddings, batch, tokens, width),
        TensorData.of(positions, batch, tokens),
        TensorData.of(mask, batch, tokens));
  }

  /** Tokens {@code from} up to {@code to}, to be read behind those before. */
  LanguageModel.Input input(Scope scope, int from, int to, @Nullable KvCache past) {
    return new LanguageModel.Input(
        scope.ops().slice(scope.tensor(embeddings), 1, from, to),
        scope.ops().slice(scope.tensor(positions), 1, from, to),
        scope.ops().slice(scope.tensor(mask), 1, 0, to),
        past);
  }

  /** All tokens at once. */
  LanguageModel.Input input(Scope scope) {
    return input(scope, 0, Math.toIntExact(positions.shape().size(1).value()), null);
  }
}
