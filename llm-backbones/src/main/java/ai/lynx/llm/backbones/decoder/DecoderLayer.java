package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Attention and feed-forward network with their norms and residuals. */
final class DecoderLayer {
  private final LayerSpec.Order order;
  private final Norm attentionNorm;
  private final SelfAttention attention;
  private final @Nullable Norm afterAttention;
  private final Norm mlpNorm;
  private final FeedForward mlp;
  private final @Nullable Norm afterMlp;

  DecoderLayer(DecoderSpec decoder, LayerSpec spec, Weights weights) {
    WeightNames names = decoder.names();
    int width = decoder.width();
    NormSpec norm = spec.norm();
    order = spec.order();
    attentionNorm = Norm.of(names.of(weights, Part.ATTENTION_NORM), width, norm);
    attention = new SelfAttention(decoder, spec.attention(), weights);
    boolean around = order == LayerSpec.Order.NORM_AROUND;
    afterAttention =
        around ? Norm.of(names.of(weights, Part.AFTER_ATTENTION_NORM), width, norm) : null;
    mlpNorm =
        order == LayerSpec.Order.PARALLEL_ONE_NORM
            ? attentionNorm
            : Norm.of(names.of(weights, Part.MLP_NORM), width, norm);
    mlp = FeedForward.of(decoder, spec.mlp(), weights);
    afterMlp = around ? Norm.of(names.of(weights, Part.AFTER_MLP_NORM), width, norm) : null;
  }

  /** The layer's output, (batch, tokens, width), and all its keys and values so far. */
  record Result(Tensor hidden, KvCache.Layer cache) {}

  /**
   * @param x (batch, tokens, width)
   */
  Result forward(Ops ops, Tensor x, Step step, KvCache.@Nullable Layer past) {
    return switch (order) {
      case NORM_FIRST, NORM_AROUND -> {
        SelfAttention.Result read = attention.forward(ops, attentionNorm.apply(ops, x), step, past);
        Tensor h = ops.add(x, after(ops, afterAttention, read.hidden())); // (batch, tokens, width)
        Tensor thought = mlp.forward(ops, mlpNorm.apply(ops, h)); // (batch, tokens, width)
        yield new Result(ops.add(h, after(ops, afterMlp, thought)), read.cache());
      }
      case NORM_LAST -> {
        SelfAttention.Result read = attention.forward(ops, x, step, past);
        Tensor h = attentionNorm.apply(ops, ops.add(x, read.hidden())); // (batch, tokens, width)
        yield new Result(mlpNorm.apply(ops, ops.add(h, mlp.forward(ops, h))), read.cache());
      }
      case PARALLEL -> {
        SelfAttention.Result read = attention.forward(ops, attentionNorm.apply(ops, x), step, past);
        Tensor thought = mlp.forward(ops, mlpNorm.apply(ops, x)); // (batch, tokens, width)
        yield new Result(ops.add(ops.add(thought, read.hidden()), x), read.cache());
      }
      case PARALLEL_ONE_NORM -> {
        Tensor normed = attentionNorm.apply(ops, x); // (batch, tokens, width)
        SelfAttention.Result read = attention.forward(ops, normed, step, past);
        Tensor thought = mlp.forward(ops, normed); // (batch, tokens, width)
        yield new Result(ops.add(ops.add(read.hidden(), thought), x), read.cache());
      }
    };
  }

  private static Tensor after(Ops ops, @Nullable Norm norm, Tensor branch) {
    return norm == null ? branch : norm.apply(ops, branch);
  }
}
