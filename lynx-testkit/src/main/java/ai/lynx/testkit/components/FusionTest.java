package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.VisionMemory;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every fusion strategy does. It is made for a language model of 2 layers, 16 wide. */
public abstract class FusionTest extends ComponentTest {
  private static final int WIDTH = 16;
  private static final int LAYERS = 2;

  protected FusionTest() {}

  protected abstract FusionProvider provider();

  /** Whether a token that may look at no vector is shown all of them, as Llama 3.2 vision does. */
  protected boolean opensToTheBlind() {
    return false;
  }

  private Fusion create(Scope scope) {
    return provider().create(settings(), WIDTH, LAYERS, weights(scope));
  }

  private static TensorData vectors(String name, int batch, int tokens) {
    return Samples.named(name + tokens).normal(batch, tokens, WIDTH);
  }

  @Test
  public void theSequenceHasTheDeclaredPrefixAndThenTheText() {
    try (Scope scope = engine().open()) {
      Fusion fusion = create(scope);
      for (int vision : new int[] {1, 4}) {
        Tensor sequence =
            fusion.sequence(
                scope.ops(),
                scope.tensor(vectors("vision", 2, vision)),
                scope.tensor(vectors("text", 2, 3)));
        int prefix = fusion.prefixLength(vision);
        assertThat(sequence.shape()).isEqualTo(Shape.of(2, prefix + 3, WIDTH));
        assertThat(sequence.type()).isEqualTo(ElementType.FLOAT32);
      }
    }
  }

  @Test
  public void earlierPositionsDoNotDependOnLaterText() {
    try (Scope scope = engine().open()) {
      Fusion fusion = create(scope);
      Ops ops = scope.ops();
      Tensor vision = scope.tensor(vectors("vision", 1, 4));
      Tensor text = scope.tensor(vectors("text", 1, 5));
      Tensor whole = fusion.sequence(ops, vision, text);
      Tensor shorter = fusion.sequence(ops, vision, ops.slice(text, 1, 0, 2));
      int length = fusion.prefixLength(4) + 2;
      assertClose(
          "the sequence of the first two tokens",
          numbers(scope, shorter),
          numbers(scope, ops.slice(whole, 1, 0, length)));
    }
  }

  @Test
  public void fusesEachRowByItself() {
    try (Scope scope = engine().open()) {
      Fusion fusion = create(scope);
      TensorData vision = vectors("vision", 2, 4);
      TensorData text = vectors("text", 2, 3);
      Map<String, Tensor> together =
          run(fusion, scope.ops(), scope.tensor(vision), scope.tensor(text));
      for (int i = 0; i < 2; i++) {
        int row = i;
        run(
                fusion,
                scope.ops(),
                scope.tensor(vision.rows(i, i + 1)),
                scope.tensor(text.rows(i, i + 1)))
            .forEach(
                (name, alone) ->
                    assertClose(
                        name + " of row " + row,
                        numbers(scope, alone),
                        rows(scope, together.get(name), row, row + 1)));
      }
    }
  }

  /** Otherwise reading token by token, with a cache, would differ from reading all at once. */
  @Test
  public void hooksTreatEachTokenByItself() {
    try (Scope scope = engine().open()) {
      Ops ops = scope.ops();
      LayerHooks hooks = create(scope).hooks(scope.tensor(vectors("vision", 1, 4)));
      Tensor hidden = scope.tensor(vectors("hidden", 1, 3));
      for (int layer = 0; layer < LAYERS; layer++) {
        Tensor before = hooks.before(ops, layer, hidden);
        Tensor after = hooks.after(ops, layer, hidden);
        assertThat(before.shape()).isEqualTo(hidden.shape());
        assertThat(after.shape()).isEqualTo(hidden.shape());
        for (int i = 0; i < 3; i++) {
          Tensor token = ops.slice(hidden, 1, i, i + 1);
          assertClose(
              "token " + i + " before layer " + layer,
              numbers(scope, hooks.before(ops, layer, token)),
              numbers(scope, ops.slice(before, 1, i, i + 1)));
          assertClose(
              "token " + i + " after layer " + layer,
              numbers(scope, hooks.after(ops, layer, token)),
              numbers(scope, ops.slice(after, 1, i, i + 1)));
        }
      }
    }
  }

  @Test
  public void aTokenIsTouchedOnlyByVectorsItMaySee() {
    try (Scope scope = engine().open()) {
      Fusion fusion = create(scope);
      Ops ops = scope.ops();
      Tensor hidden = scope.tensor(vectors("hidden", 1, 3));
      Tensor common = scope.tensor(vectors("vision", 1, 2));
      boolean[] seen = {
        true, true, false, false, true, true, true, true, false, false, false, false
      };
      Tensor mask = scope.tensor(TensorData.of(seen, 1, 3, 4));
      Tensor one = ops.concatenate(1, common, scope.tensor(vectors("these", 1, 2)));
      Tensor other = ops.concatenate(1, common, scope.tensor(vectors("those", 1, 2)));
      for (int layer = 0; layer < LAYERS; layer++) {
        Tensor ofOne = fusion.hooks(one, mask).before(ops, layer, hidden);
        Tensor ofOther = fusion.hooks(other, mask).before(ops, layer, hidden);
        for (int token : opensToTheBlind() ? new int[] {0} : new int[] {0, 2}) {
          assertClose(
              "token " + token + " before layer " + layer,
              numbers(scope, ops.slice(ofOne, 1, token, token + 1)),
              numbers(scope, ops.slice(ofOther, 1, token, token + 1)));
        }
      }
    }
  }

  /** The same numbers, also with rows in another order, as beam search puts them. */
  @Test
  public void whatIsRememberedServesLikeTheVectors() {
    try (Scope scope = engine().open()) {
      Fusion fusion = create(scope);
      Ops ops = scope.ops();
      Tensor hidden = scope.tensor(vectors("hidden", 2, 3));
      Tensor vision = scope.tensor(vectors("vision", 2, 4));
      boolean[] seen = new boolean[24];
      for (int i = 0; i < 24; i++) {
        seen[i] = i % 3 != 0;
      }
      Tensor mask = scope.tensor(TensorData.of(seen, 2, 3, 4));
      Tensor order = scope.tensor(TensorData.of(new long[] {1, 0}, 2));
      VisionMemory swapped =
          fusion.remember(ops, vision).map(tensor -> ops.gather(tensor, 0, order));
      LayerHooks remembering = fusion.hooks(swapped, mask);
      LayerHooks looking = fusion.hooks(ops.gather(vision, 0, order), mask);
      for (int layer = 0; layer < LAYERS; layer++) {
        assertClose(
            "before layer " + layer,
            numbers(scope, looking.before(ops, layer, hidden)),
            numbers(scope, remembering.before(ops, layer, hidden)));
        assertClose(
            "after layer " + layer,
            numbers(scope, looking.after(ops, layer, hidden)),
            numbers(scope, remembering.after(ops, layer, hidden)));
      }
    }
  }

  @Test
  public void visionReachesTheLanguageModel() {
    try (Scope scope = engine().open()) {
      Fusion fusion = create(scope);
      Tensor text = scope.tensor(vectors("text", 1, 3));
      Map<String, Tensor> one =
          run(fusion, scope.ops(), scope.tensor(vectors("vision", 1, 4)), text);
      Map<String, Tensor> other =
          run(fusion, scope.ops(), scope.tensor(vectors("another vision", 1, 4)), text);
      assertThat(one.keySet())
          .as("what differs between two pictures")
          .anyMatch(
              name ->
                  !Arrays.equals(numbers(scope, one.get(name)), numbers(scope, other.get(name))));
    }
  }

  @Test
  public void replaysFromARecordingAtOtherSizes() {
    try (Scope scope = engine().open()) {
      Fusion fusion = create(scope);
      Size batch = Size.symbol("batch");
      RecordedCode recorded =
          RecordedCode.record(
              List.of(
                  new Graph.Input(
                      "vision",
                      ElementType.FLOAT32,
                      Shape.of(batch, Size.symbol("vectors"), Size.of(WIDTH))),
                  new Graph.Input(
                      "text",
                      ElementType.FLOAT32,
                      Shape.of(batch, Size.symbol("tokens"), Size.of(WIDTH)))),
              (ops, inputs) -> run(fusion, ops, inputs.get("vision"), inputs.get("text")));
      for (int[] sizes : new int[][] {{1, 4, 5}, {3, 2, 1}}) {
        recorded.check(
            engine(),
            tolerance(),
            Map.of(
                "vision", vectors("vision", sizes[0], sizes[1]),
                "text", vectors("text", sizes[0], sizes[2])));
      }
    }
  }

  @Test
  public void gradientsReachWeightsVisionAndText() {
    Map<String, TensorData> given = new LinkedHashMap<>();
    given.put("vision", vectors("vision", 1, 4));
    given.put("text", vectors("text", 1, 3));
    checkGradients(
        provider(),
        weights -> {
          Fusion fusion = provider().create(settings(), WIDTH, LAYERS, weights);
          return (ops, inputs) -> run(fusion, ops, inputs.get("vision"), inputs.get("text"));
        },
        given);
  }

  /** Everything a fusion strategy computes: the sequence, and text passed through the hooks. */
  private static Map<String, Tensor> run(Fusion fusion, Ops ops, Tensor vision, Tensor text) {
    LayerHooks hooks = fusion.hooks(vision);
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put("sequence", fusion.sequence(ops, vision, text));
    for (int layer = 0; layer < LAYERS; layer++) {
      outputs.put("before layer " + layer, hooks.before(ops, layer, text));
      outputs.put("after layer " + layer, hooks.after(ops, layer, text));
    }
    return outputs;
  }
}
