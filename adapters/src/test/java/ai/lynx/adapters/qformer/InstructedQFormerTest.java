package ai.lynx.adapters.qformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.Instruction;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.plug.Capability;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.components.BridgeTest;
import ai.lynx.testkit.components.RandomWeights;
import ai.lynx.testkit.numbers.Samples;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The kit's tests of a Q-Former that is always asked the same question. */
class InstructedQFormerTest extends BridgeTest {
  private static final long[] QUESTION = {7, 3, 11};

  @Override
  protected BridgeProvider provider() {
    return new Asking();
  }

  @Override
  protected Settings settings() {
    Map<String, Object> values = new TreeMap<>(QFormerTest.SMALL);
    values.put("model_type", "instructblip_qformer");
    values.put("max_position_embeddings", QUESTION.length);
    return Settings.of("test", values);
  }

  @Override
  protected Set<String> weightsThatCancel() {
    return QFormerTest.KEY_BIASES;
  }

  @Test
  void whatFillsUpAQuestionDoesNotCount() {
    try (Scope scope = engine().open()) {
      Bridge bridge = bridge(scope);
      Tensor features = scope.tensor(Samples.named("features").normal(1, 5, 12));

      float[] alone = connect(scope, bridge, features, new long[] {7, 3}, true, true);

      assertThat(connect(scope, bridge, features, new long[] {7, 3, 5}, true, true, false))
          .containsExactly(alone, org.assertj.core.data.Offset.offset(1e-5f));
      assertThat(connect(scope, bridge, features, new long[] {7, 4}, true, true))
          .isNotEqualTo(alone);
    }
  }

  @Test
  void aQuestionThatIsTooLongIsRefused() {
    try (Scope scope = engine().open()) {
      Bridge bridge = bridge(scope);
      Tensor features = scope.tensor(Samples.named("features").normal(1, 5, 12));

      assertThatThrownBy(
              () -> connect(scope, bridge, features, new long[4], true, true, true, true))
          .isInstanceOf(InvalidPromptException.class)
          .hasMessageContaining("has 4 words, but the Q-Former reads 3 at most");
    }
  }

  private Bridge bridge(Scope scope) {
    Bridge bridge =
        new QFormerProvider()
            .create(settings(), 12, 8, new RandomWeights(scope, RandomWeights.NOTICEABLE));
    assertThat(bridge.readsInstruction()).isTrue();
    return bridge;
  }

  private static float[] connect(
      Scope scope, Bridge bridge, Tensor features, long[] ids, boolean... mask) {
    Instruction instruction =
        new Instruction(
            scope.tensor(TensorData.of(ids, 1, ids.length)),
            scope.tensor(TensorData.of(mask, 1, mask.length)));
    return scope.read(bridge.connect(scope.ops(), features, instruction)).toFloats();
  }

  /** The Q-Former's provider, whose bridges are asked the question whenever they connect. */
  private static final class Asking implements BridgeProvider {
    private final QFormerProvider provider = new QFormerProvider();

    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public Set<Capability> capabilities() {
      return provider.capabilities();
    }

    @Override
    public Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights) {
      Bridge bridge = provider.create(settings, visionWidth, languageWidth, weights);
      return new Bridge() {
        @Override
        public Tensor connect(Ops ops, Tensor features) {
          Size words = Size.of(QUESTION.length);
          Tensor ids = ops.constant(TensorData.of(QUESTION, 1, QUESTION.length));
          Tensor mask = ops.constant(TensorData.of(new boolean[] {true, true, true}, 1, 3));
          Size batch = features.size(0);
          return bridge.connect(
              ops,
              features,
              new Instruction(ops.broadcast(ids, batch, words), ops.broadcast(mask, batch, words)));
        }

        @Override
        public int tokens(int features) {
          return bridge.tokens(features);
        }
      };
    }
  }
}
