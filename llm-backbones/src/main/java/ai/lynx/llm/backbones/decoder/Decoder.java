package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder-only transformer as LLaMA has it (arXiv 2302.13971): token vectors, layers, a final
 * norm, logits. Weights have the names of Hugging Face's {@code LlamaForCausalLM}: {@code
 * model.embed_tokens.weight}, {@code model.layers.0.self_attn.q_proj.weight}, {@code
 * lm_head.weight}. Immutable; safe for use by several threads with an Ops each.
 */
public final class Decoder implements LanguageModel {
  private final DecoderSpec spec;
  private final Tensor tokenVectors; // (vocabulary, width)
  private final List<DecoderLayer> layers = new ArrayList<>();
  private final Norm finalNorm;
  private final Tensor head; // (vocabulary, width)

  /**
   * Takes the weights that the spec says there are; with tied embeddings there is no {@code
   * lm_head.weight}, and one in the checkpoint is left alone.
   */
  public Decoder(DecoderSpec spec, Weights weights) {
    this.spec = spec;
    Initialization start = Initialization.normal(spec.initialDeviation());
    Weights model = weights.at("model");
    tokenVectors = model.get("embed_tokens.weight", start, spec.vocabulary(), spec.width());
    for (int i = 0; i < spec.layers(); i++) {
      layers.add(new DecoderLayer(spec, model.at("layers." + i)));
    }
    finalNorm = Norm.of(model.at("norm"), spec.width(), spec.normEpsilon());
    head =
        spec.tiedEmbeddings()
            ? tokenVectors
            : weights.get("lm_head.weight", start, spec.vocabulary(), spec.width());
  }

  @Override
  public int width() {
    return spec.width();
  }

  @Override
  public int layers() {
    return spec.layers();
  }

  @Override
  public int vocabulary() {
    return spec.vocabulary();
  }

  @Override
  public Tensor embed(Ops ops, Tensor ids) {
    return ops.embedding(tokenVectors, ids); // (batch, tokens, width)
  }

  @Override
  public Output forward(Ops ops, Input input, LayerHooks hooks) {
    Tensor frequencies = ops.constant(spec.attention().frequencies()); // (r)
    Step step = new Step(input.positions(), frequencies, input.mask());
    Tensor hidden = input.embeddings(); // (batch, tokens, width)
    KvCache past = input.past();
    List<KvCache.Layer> cache = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      hidden = hooks.before(ops, i, hidden);
      KvCache.Layer before = past == null ? null : past.layers().get(i);
      DecoderLayer.Result result = layers.get(i).forward(ops, hidden, step, before);
      hidden = hooks.after(ops, i, result.hidden()); // (batch, tokens, width)
      cache.add(result.cache());
    }
    return new Output(finalNorm.apply(ops, hidden), new KvCache(cache));
  }

  @Override
  public Tensor logits(Ops ops, Tensor hidden) {
    return ops.linear(hidden, head); // (..., vocabulary)
  }
}
