package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every language model does: batches, left padding, caches and masks change nothing about the
 * numbers of a token.
 */
public abstract class LanguageModelTest extends ComponentTest {
  private static final List<String> NAMES = List.of("first", "second", "third");
  private static final List<Integer> LENGTHS = List.of(3, 6, 1);
  private static final int LONGEST = 6;

  protected LanguageModelTest() {}

  protected abstract LanguageModelProvider provider();

  private LanguageModel create(Scope scope) {
    return provider().create(settings(), weights(scope));
  }

  private static Tensor read(LanguageModel model, Scope scope, LanguageModel.Input input) {
    return model.forward(scope.ops(), input, LayerHooks.NONE).hidden();
  }

  @Test
  public void shapesAreAsDeclared() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      Ops ops = scope.ops();
      Tensor ids = scope.tensor(Samples.named("ids").ids(model.vocabulary(), 2, 5));
      Tensor embedded = model.embed(ops, ids);
      assertThat(embedded.shape()).isEqualTo(Shape.of(2, 5, model.width()));
      LanguageModel.Output output =
          model.forward(
              ops,
              new LanguageModel.Input(embedded, positions(scope, 2, 5), null, null),
              LayerHooks.NONE);
      assertThat(output.hidden().shape()).isEqualTo(Shape.of(2, 5, model.width()));
      assertThat(output.cache().layers()).hasSize(model.layers());
      for (KvCache.Layer layer : output.cache().layers()) {
        assertThat(layer.keys().size(0).value()).isEqualTo(2);
        assertThat(layer.keys().size(2).value()).isEqualTo(5);
        assertThat(layer.values().size(2).value()).isEqualTo(5);
      }
      Tensor logits = model.logits(ops, output.hidden());
      assertThat(logits.shape()).isEqualTo(Shape.of(2, 5, model.vocabulary()));
      assertFinite(scope, logits);
      Tensor last =
          ops.reshape(ops.slice(output.hidden(), 1, 4, 5), embedded.size(0), embedded.size(2));
      assertThat(model.logits(ops, last).shape()).isEqualTo(Shape.of(2, model.vocabulary()));
    }
  }

  @Test
  public void embedsEachTokenByItself() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      TensorData ids = TensorData.of(new long[] {1, 0, model.vocabulary() - 1}, 1, 3);
      Tensor together = model.embed(scope.ops(), scope.tensor(ids));
      for (int i = 0; i < 3; i++) {
        TensorData one = TensorData.of(new long[] {ids.toLongs()[i]}, 1, 1);
        assertClose(
            "token " + i,
            numbers(scope, model.embed(scope.ops(), scope.tensor(one))),
            numbers(scope, scope.ops().slice(together, 1, i, i + 1)));
      }
    }
  }

  @Test
  public void aBatchWithLeftPaddingGivesWhatEachRowGivesAlone() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      for (int padding : new int[] {0, 1, 4}) {
        int tokens = LONGEST + padding;
        Tensor together = read(model, scope, batch(model, tokens).input(scope));
        assertFinite(scope, together);
        for (int row = 0; row < NAMES.size(); row++) {
          assertClose(
              "row %d of a batch of %d tokens".formatted(row, tokens),
              alone(model, scope, row),
              trueTokens(scope, together, row, tokens - LENGTHS.get(row)));
        }
      }
    }
  }

  @Test
  public void noMaskMeansThatAllIsSeen() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      LanguageModel.Input masked = TokenBatch.single("first", 4, model.width()).input(scope);
      LanguageModel.Input bare =
          new LanguageModel.Input(masked.embeddings(), masked.positions(), null, null);
      assertClose(
          "without mask",
          numbers(scope, read(model, scope, masked)),
          numbers(scope, read(model, scope, bare)));
    }
  }

  @Test
  public void laterTokensDoNotChangeEarlierOnes() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      TokenBatch tokens = TokenBatch.single("second", LONGEST, model.width());
      Tensor whole = read(model, scope, tokens.input(scope));
      Tensor beginning = read(model, scope, tokens.input(scope, 0, 4, null));
      assertClose(
          "the first 4 tokens",
          numbers(scope, beginning),
          numbers(scope, scope.ops().slice(whole, 1, 0, 4)));
    }
  }

  @Test
  public void positionsChangeWhatIsRead() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      LanguageModel.Input near = TokenBatch.single("first", 3, model.width()).input(scope);
      Tensor apart = scope.tensor(TensorData.of(new long[] {0, 5, 11}, 1, 3));
      LanguageModel.Input far =
          new LanguageModel.Input(near.embeddings(), apart, near.mask(), null);
      assertThat(numbers(scope, read(model, scope, far)))
          .isNotEqualTo(numbers(scope, read(model, scope, near)));
    }
  }

  @Test
  public void earlierTokensChangeLaterOnes() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      TokenBatch tokens = TokenBatch.single("second", 2, model.width());
      Tensor both = read(model, scope, tokens.input(scope));
      LanguageModel.Input all = tokens.input(scope);
      Tensor lastAlone =
          read(
              model,
              scope,
              new LanguageModel.Input(
                  scope.ops().slice(all.embeddings(), 1, 1, 2),
                  scope.ops().slice(all.positions(), 1, 1, 2),
                  null,
                  null));
      assertThat(numbers(scope, lastAlone))
          .isNotEqualTo(numbers(scope, scope.ops().slice(both, 1, 1, 2)));
    }
  }

  @Test
  public void readingInPartsGivesWhatReadingAtOnceGives() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      TokenBatch tokens = batch(model, LONGEST + 1);
      Tensor whole = read(model, scope, tokens.input(scope));
      for (int[] ends : new int[][] {{1, 2, 3, 4, 5, 6, 7}, {4, 5, 7}, {2, 7}}) {
        KvCache past = null;
        int from = 0;
        for (int to : ends) {
          LanguageModel.Output output =
              model.forward(scope.ops(), tokens.input(scope, from, to, past), LayerHooks.NONE);
          past = output.cache();
          for (int row = 0; row < NAMES.size(); row++) {
            int first = Math.max(from, LONGEST + 1 - LENGTHS.get(row));
            if (first < to) {
              assertClose(
                  "tokens %d to %d of row %d".formatted(first, to, row),
                  part(scope, whole, row, first, to),
                  part(scope, output.hidden(), row, first - from, to - from));
            }
          }
          from = to;
        }
      }
    }
  }

  @Test
  public void cacheRowsMayBeReordered() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      int width = model.width();
      TokenBatch two = TokenBatch.leftPadded(List.of("first", "second"), List.of(5, 5), 5, width);
      TokenBatch swapped =
          TokenBatch.leftPadded(List.of("second", "first"), List.of(5, 5), 5, width);
      KvCache past =
          model.forward(scope.ops(), two.input(scope, 0, 4, null), LayerHooks.NONE).cache();
      Tensor order = scope.tensor(TensorData.of(new long[] {1, 0}, 2));
      KvCache reordered = past.map(tensor -> scope.ops().gather(tensor, 0, order));
      assertClose(
          "the next token of swapped rows",
          numbers(scope, scope.ops().slice(read(model, scope, swapped.input(scope)), 1, 4, 5)),
          numbers(scope, read(model, scope, swapped.input(scope, 4, 5, reordered))));
    }
  }

  /** Two samples in one row, with a mask of (batch, tokens, tokens) and positions that restart. */
  @Test
  public void packedSamplesDoNotSeeEachOther() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      LanguageModel.Input first = TokenBatch.single("first", 3, model.width()).input(scope);
      LanguageModel.Input second = TokenBatch.single("second", 2, model.width()).input(scope);
      boolean[] mask = new boolean[25];
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
          mask[5 * i + j] = i < 3 == j < 3;
        }
      }
      Tensor packed =
          read(
              model,
              scope,
              new LanguageModel.Input(
                  scope.ops().concatenate(1, first.embeddings(), second.embeddings()),
                  scope.ops().concatenate(1, first.positions(), second.positions()),
                  scope.tensor(TensorData.of(mask, 1, 5, 5)),
                  null));
      assertClose(
          "the first sample",
          numbers(scope, read(model, scope, first)),
          part(scope, packed, 0, 0, 3));
      assertClose(
          "the second sample",
          numbers(scope, read(model, scope, second)),
          part(scope, packed, 0, 3, 5));
    }
  }

  @Test
  public void hooksAreCalledAroundEachLayerAndHeard() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      List<String> calls = new ArrayList<>();
      List<double[]> passed = new ArrayList<>();
      LayerHooks doubling =
          new LayerHooks() {
            @Override
            public Tensor before(Ops ops, int layer, Tensor hidden) {
              calls.add("before " + layer);
              if (layer > 0) {
                assertClose(
                    "what enters layer " + layer, passed.get(layer - 1), numbers(scope, hidden));
              }
              return ops.scale(hidden, 0.5);
            }

            @Override
            public Tensor after(Ops ops, int layer, Tensor hidden) {
              calls.add("after " + layer);
              Tensor doubled = ops.scale(hidden, 2);
              passed.add(numbers(scope, doubled));
              return doubled;
            }
          };
      LanguageModel.Input input = TokenBatch.single("first", 3, model.width()).input(scope);
      Tensor hooked = model.forward(scope.ops(), input, doubling).hidden();
      List<String> expected = new ArrayList<>();
      for (int layer = 0; layer < model.layers(); layer++) {
        expected.add("before " + layer);
        expected.add("after " + layer);
      }
      assertThat(calls).isEqualTo(expected);
      assertThat(numbers(scope, hooked)).isNotEqualTo(numbers(scope, read(model, scope, input)));
    }
  }

  @Test
  public void replaysFromARecordingAtOtherSizes() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      RecordedCode recorded = LanguageModelRecording.ofBeginning(model);
      for (int tokens : new int[] {LONGEST, LONGEST + 2}) {
        recorded.check(
            engine(), tolerance(), LanguageModelRecording.beginning(batch(model, tokens)));
      }
      recorded.check(
          engine(),
          tolerance(),
          LanguageModelRecording.beginning(TokenBatch.single("first", 1, model.width())));
    }
  }

  @Test
  public void replaysWithAPastFromARecordingAtOtherSizes() {
    try (Scope scope = engine().open()) {
      LanguageModel model = create(scope);
      TokenBatch three = batch(model, LONGEST + 1);
      TokenBatch one = TokenBatch.single("first", 4, model.width());
      RecordedCode recorded =
          LanguageModelRecording.ofContinuation(model, cache(model, scope, one, 1));
      for (int read : new int[] {6, 3}) {
        recorded.check(
            engine(),
            tolerance(),
            LanguageModelRecording.continuation(
                scope, three, read, cache(model, scope, three, read)));
      }
      recorded.check(
          engine(),
          tolerance(),
          LanguageModelRecording.continuation(scope, one, 1, cache(model, scope, one, 1)));
    }
  }

  @Test
  public void gradientsReachWeightsAndEmbeddings() {
    Map<String, TensorData> given = new LinkedHashMap<>();
    TokenBatch tokens = TokenBatch.leftPadded(List.of("a", "b"), List.of(2, 3), 3, width());
    given.put("embeddings", tokens.embeddings());
    given.put("positions", tokens.positions());
    given.put("mask", tokens.mask());
    given.put("ids", TensorData.of(new long[] {0, 1, 1}, 1, 3));
    checkGradients(
        provider(),
        weights -> {
          LanguageModel model = provider().create(settings(), weights);
          return (ops, inputs) -> {
            LanguageModel.Input input =
                new LanguageModel.Input(
                    inputs.get("embeddings"), inputs.get("positions"), inputs.get("mask"), null);
            Tensor hidden = model.forward(ops, input, LayerHooks.NONE).hidden();
            return Map.of(
                // The first token of the first row is padding: its numbers are unspecified.
                "logits", model.logits(ops, ops.slice(hidden, 1, 1, 3)),
                "embedded", model.embed(ops, inputs.get("ids")));
          };
        },
        given);
  }

  private int width() {
    try (Scope scope = engine().open()) {
      return create(scope).width();
    }
  }

  private static KvCache cache(LanguageModel model, Scope scope, TokenBatch tokens, int read) {
    return model.forward(scope.ops(), tokens.input(scope, 0, read, null), LayerHooks.NONE).cache();
  }

  private static TokenBatch batch(LanguageModel model, int tokens) {
    return TokenBatch.leftPadded(NAMES, LENGTHS, tokens, model.width());
  }

  private static double[] alone(LanguageModel model, Scope scope, int row) {
    TokenBatch single = TokenBatch.single(NAMES.get(row), LENGTHS.get(row), model.width());
    return numbers(scope, read(model, scope, single.input(scope)));
  }

  private static double[] trueTokens(Scope scope, Tensor hidden, int row, int padding) {
    return part(scope, hidden, row, padding, Math.toIntExact(hidden.size(1).value()));
  }

  private static double[] part(Scope scope, Tensor hidden, int row, int from, int to) {
    Ops ops = scope.ops();
    return numbers(scope, ops.slice(ops.slice(hidden, 0, row, row + 1), 1, from, to));
  }

  private static Tensor positions(Scope scope, int batch, int tokens) {
    long[] positions = new long[batch * tokens];
    Arrays.setAll(positions, i -> i % tokens);
    return scope.tensor(TensorData.of(positions, batch, tokens));
  }
}
