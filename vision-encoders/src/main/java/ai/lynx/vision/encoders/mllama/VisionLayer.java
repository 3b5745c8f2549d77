package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;
import ai.lynx.vision.encoders.layers.Linear;
import org.jspecify.annotations.Nullable;

/**
 * One pre-norm layer of either transformer.
 *
 * @param attentionGate (1), what attention adds is multiplied by its tanh; null for 1
 * @param mlpGate (1), the same for the feed-forward network
 */
record VisionLayer(
    LayerNorm attentionNorm,
    Linear query,
    Linear key,
    Linear value,
    Linear output,
    int heads,
    @Nullable Tensor attentionGate,
    LayerNorm mlpNorm,
    Linear widen,
    Elementwise.Function activation,
    Linear narrow,
    @Nullable Tensor mlpGate) {
  /** Gates begin where the original's constructor puts them. */
  private static final Initialization GATE = Initialization.value(Math.PI / 4);

  static VisionLayer of(MllamaVisionSettings settings, boolean gated, Weights weights) {
    int width = settings.width();
    Initialization start = Initialization.normal(settings.deviation());
    Weights attention = weights.at("self_attn");
    return new VisionLayer(
        LayerNorm.of(weights.at("input_layernorm"), width, settings.epsilon()),
        Linear.withoutBias(attention.at("q_proj"), start, width, width),
        Linear.withoutBias(attention.at("k_proj"), start, width, width),
        Linear.withoutBias(attention.at("v_proj"), start, width, width),
        Linear.withoutBias(attention.at("o_proj"), start, width, width),
        settings.heads(),
        gated ? weights.get("gate_attn", GATE, 1) : null,
        LayerNorm.of(weights.at("post_attention_layernorm"), width, settings.epsilon()),
        Linear.of(weights.at("mlp.fc1"), start, width, settings.mlpWidth()),
        settings.activation(),
        Linear.of(weights.at("mlp.fc2"), start, settings.mlpWidth(), width),
        gated ? weights.get("gate_ffn", GATE, 1) : null);
  }

  /** (pictures, tokens, width) to the same shape. */
  Tensor forward(Ops ops, Tensor x, TokenSight sight) {
    Tensor asking = attentionNorm.forward(ops, x);
    Tensor queries = sight.queries(ops, ops.splitHeads(query.forward(ops, asking), heads));
    Tensor found =
        ops.attention(
            Attention.full(1 / Math.sqrt((double) x.size(2).value() / heads)),
            queries, // (pictures, heads, tokens, head width)
            ops.splitHeads(key.forward(ops, asking), heads),
            ops.splitHeads(value.forward(ops, asking), heads),
            sight.mask());
    Tensor attended = output.forward(ops, ops.mergeHeads(found));
    Tensor h = ops.add(x, gated(ops, attended, attentionGate)); // (pictures, tokens, width)
    Tensor wide = ops.elementwise(activation, widen.forward(ops, mlpNorm.forward(ops, h)));
    return ops.add(h, gated(ops, narrow.forward(ops, wide), mlpGate));
  }

  private static Tensor gated(Ops ops, Tensor branch, @Nullable Tensor gate) {
    return gate == null ? branch : ops.multiply(branch, ops.tanh(gate));
  }
}
