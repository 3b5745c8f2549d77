package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decoder-only transformer as LLaMA (arXiv 2302.13971) and its relatives have it: token vectors,
 * layers, a final norm, logits. Weights have the names of Hugging Face's classes, see {@link
 * WeightNames}. Immutable; safe for use by several threads with an Ops each.
 */
public final class Decoder implements LanguageModel {
  private final DecoderSpec spec;
  private final TokenVectors tokens;
  private final List<DecoderLayer> layers = new ArrayList<>();
  private final @Nullable Norm finalNorm;
  private final Head head;

  /**
   * Takes the weights that the spec says there are; with tied embeddings there is no matrix of the
   * head, and one in the checkpoint is left alone.
   */
  public Decoder(DecoderSpec spec, Weights weights) {
    this.spec = spec;
    WeightNames names = spec.names();
    Weights body = names.body(weights);
    tokens = new TokenVectors(spec, body);
    for (int i = 0; i < spec.layers().size(); i++) {
      Weights layer = names.of(body, Part.LAYERS).at(String.valueOf(names.number(i)));
      layers.add(new DecoderLayer(spec, spec.layers().get(i), layer));
    }
    finalNorm =
        spec.finalNorm()
            .map(norm -> Norm.of(names.of(body, Part.FINAL_NORM), spec.width(), norm))
            .orElse(null);
    head = Head.of(spec, tokens, weights);
  }

  /** The length of token vectors; for some OPT models not the layers' width. */
  @Override
  public int width() {
    return spec.embedding().width();
  }

  @Override
  public int layerWidth() {
    return spec.width();
  }

  @Override
  public int layers() {
    return layers.size();
  }

  @Override
  public int vocabulary() {
    return spec.embedding().spoken();
  }

  @Override
  public int readable() {
    return spec.embedding().spoken() + spec.embedding().unspoken();
  }

  @Override
  public Tensor embed(Ops ops, Tensor ids) {
    return tokens.of(ops, ids); // (batch, tokens, token width)
  }

  @Override
  public Output forward(Ops ops, Input input, LayerHooks hooks) {
    Step step = new Step(input.positions(), input.mask());
    Tensor hidden = tokens.enter(ops, input.embeddings(), input.positions());
    KvCache past = input.past();
    List<KvCache.Layer> cache = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      hidden = hooks.before(ops, i, hidden);
      KvCache.Layer before = past == null ? null : past.layers().get(i);
      DecoderLayer.Result result = layers.get(i).forward(ops, hidden, step, before);
      hidden = hooks.after(ops, i, result.hidden()); // (batch, tokens, width)
      cache.add(result.cache());
    }
    if (finalNorm != null) {
      hidden = finalNorm.apply(ops, hidden);
    }
    return new Output(tokens.leave(ops, hidden), new KvCache(cache));
  }

  @Override
  public Tensor logits(Ops ops, Tensor hidden) {
    return head.apply(ops, hidden); // (..., vocabulary)
  }
}
