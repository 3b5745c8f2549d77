package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Attention and feed-forward network, each behind a norm and beside a residual. */
final class DecoderLayer {
  private final Norm attentionNorm;
  private final SelfAttention attention;
  private final Norm mlpNorm;
  private final GatedMlp mlp;

  DecoderLayer(DecoderSpec spec, Weights weights) {
    attentionNorm = Norm.of(weights.at("input_layernorm"), spec.width(), spec.normEpsilon());
    attention = new SelfAttention(spec, weights.at("self_attn"));
    mlpNorm = Norm.of(weights.at("post_attention_layernorm"), spec.width(), spec.normEpsilon());
    mlp = new GatedMlp(spec, weights.at("mlp"));
  }

  /** The layer's output, (batch, tokens, width), and all its keys and values so far. */
  record Result(Tensor hidden, KvCache.Layer cache) {}

  /**
   * @param x (batch, tokens, width)
   */
  Result forward(Ops ops, Tensor x, Step step, KvCache.@Nullable Layer past) {
    SelfAttention.Result read = attention.forward(ops, attentionNorm.apply(ops, x), step, past);
    Tensor h = ops.add(x, read.hidden()); // (batch, tokens, width)
    h = ops.add(h, mlp.forward(ops, mlpNorm.apply(ops, h))); // (batch, tokens, width)
    return new Result(h, read.cache());
  }
}
