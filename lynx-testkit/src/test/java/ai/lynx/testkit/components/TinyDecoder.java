package ai.lynx.testkit.components;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two layers of rotary attention with residuals, right or with one mistake. */
final class TinyDecoder implements LanguageModel {
  private static final int WIDTH = 8;
  private static final int LAYERS = 2;
  private static final int VOCABULARY = 5;

  private final Mistake mistake;
  private final Tensor table;
  private final List<Layer> layers = new ArrayList<>();

  /** What a decoder may get wrong. */
  enum Mistake {
    NONE,
    IGNORES_MASK,
    IGNORES_POSITIONS,
    SEES_THE_FUTURE,
    FORGETS_THE_PAST,
    COUNTS_KNOWN_TOKENS,
    SKIPS_LAST_HOOK,
    CUTS_GRADIENTS
  }

  private record Layer(Tensor query, Tensor keys, Tensor values) {}

  TinyDecoder(Weights weights, Mistake mistake) {
    this.mistake = mistake;
    table = weights.get("embedding", Initialization.normal(0.1), VOCABULARY, WIDTH);
    for (int i = 0; i < LAYERS; i++) {
      Weights own = weights.at("layer" + i);
      layers.add(new Layer(square(own, "query"), square(own, "keys"), square(own, "values")));
    }
  }

  private static Tensor square(Weights weights, String name) {
    return weights.get(name, Initialization.normal(0.05), WIDTH, WIDTH);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int layers() {
    return LAYERS;
  }

  @Override
  public int vocabulary() {
    return VOCABULARY;
  }

  @Override
  public Tensor embed(Ops ops, Tensor ids) {
    return ops.embedding(table, ids);
  }

  @Override
  public Tensor logits(Ops ops, Tensor hidden) {
    return ops.linear(hidden, table);
  }

  @Override
  public Output forward(Ops ops, Input input, LayerHooks hooks) {
    Tensor hidden = input.embeddings(); // (batch, tokens, width)
    if (mistake == Mistake.COUNTS_KNOWN_TOKENS) {
      hidden = ops.slice(hidden, 1, 0, hidden.size(1).value());
    }
    List<KvCache.Layer> cache = new ArrayList<>();
    for (int i = 0; i < LAYERS; i++) {
      hidden = hooks.before(ops, i, hidden);
      KvCache.Layer past = input.past() == null ? null : input.past().layers().get(i);
      hidden = attend(ops, layers.get(i), input, hidden, past, cache);
      if (mistake != Mistake.SKIPS_LAST_HOOK || i < LAYERS - 1) {
        hidden = hooks.after(ops, i, hidden);
      }
    }
    return new Output(ops.rmsNorm(hidden, null, 1e-5), new KvCache(cache));
  }

  private Tensor attend(
      Ops ops,
      Layer layer,
      Input input,
      Tensor hidden,
      KvCache.@Nullable Layer past,
      List<KvCache.Layer> cache) {
    Tensor query = turned(ops, input, ops.splitHeads(ops.linear(hidden, layer.query), 2));
    Tensor keys = turned(ops, input, ops.splitHeads(ops.linear(hidden, layer.keys), 2));
    Tensor values = ops.splitHeads(ops.linear(hidden, layer.values), 2);
    if (mistake == Mistake.CUTS_GRADIENTS) {
      query = rounded(ops, query);
    }
    if (past != null) {
      keys = ops.extendCache(past.keys(), keys);
      values = ops.extendCache(past.values(), values);
    }
    cache.add(new KvCache.Layer(keys, values));
    Size all = keys.size(2);
    Tensor seen = input.mask();
    if (mistake == Mistake.FORGETS_THE_PAST) {
      Size from = all.minus(hidden.size(1));
      keys = ops.slice(keys, 2, from, all);
      values = ops.slice(values, 2, from, all);
      seen = seen == null ? null : ops.slice(seen, -1, from, all);
    }
    Attention kind =
        mistake == Mistake.SEES_THE_FUTURE ? Attention.full(0.5) : Attention.causal(0.5);
    boolean masked = mistake != Mistake.IGNORES_MASK;
    Tensor heads = ops.attention(kind, query, keys, values, masked ? seen : null);
    return ops.add(hidden, ops.mergeHeads(heads));
  }

  private Tensor turned(Ops ops, Input input, Tensor heads) {
    Tensor positions = input.positions();
    if (mistake == Mistake.IGNORES_POSITIONS) {
      positions = ops.fill(0, positions.type(), positions.size(0), positions.size(1));
    }
    Tensor frequencies = ops.constant(TensorData.of(new float[] {1, 0.1f}, 2));
    return ops.rotary(heads, positions, frequencies);
  }

  /** A step function: it has no derivative. */
  private static Tensor rounded(Ops ops, Tensor x) {
    Tensor steps = ops.cast(ops.scale(x, 8), ElementType.INT64);
    return ops.scale(ops.cast(steps, x.type()), 0.125);
  }
}
