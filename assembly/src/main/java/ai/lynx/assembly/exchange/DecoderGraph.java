package ai.lynx.assembly.exchange;

import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A language model with a cache as a graph whose inputs and outputs have the names of Hugging
 * Face's optimum: one graph reads the beginning, where the past is 0 tokens long, and reads on.
 *
 * <ul>
 *   <li>{@code input_ids} INT64 (batch, sequence), or {@code inputs_embeds} (batch, sequence,
 *       width)
 *   <li>{@code attention_mask} INT64 (batch, past + sequence), 1 on what may be looked at
 *   <li>{@code position_ids} INT64 (batch, sequence)
 *   <li>{@code past_key_values.N.key} and {@code .value} (batch, key heads, past, head width)
 *   <li>out: {@code logits} (batch, sequence, vocabulary)
 *   <li>out: {@code present.N.key} and {@code .value} (batch, key heads, past + sequence, head
 *       width)
 * </ul>
 */
final class DecoderGraph {
  static final Size BATCH = Size.symbol("batch_size");
  static final Size SEQUENCE = Size.symbol("sequence_length");
  private static final Size PAST = Size.symbol("past_sequence_length");

  private final LynxNetwork network;
  private final LanguageModel model;
  private final LayerHooks hooks;

  DecoderGraph(LynxNetwork network) {
    this.network = network;
    this.model = network.languageModel();
    this.hooks = network.hooks(null);
  }

  /** The whole model, from token ids. */
  Graph ofIds() {
    Recorder ops = new Recorder();
    Tensor ids = ops.input("input_ids", ElementType.INT64, Shape.of(BATCH, SEQUENCE));
    return decoder(ops, network.embed(ops, ids));
  }

  /** From vectors on, in which those of pictures may stand. */
  Graph ofEmbeddings() {
    Recorder ops = new Recorder();
    Shape shape = Shape.of(BATCH, SEQUENCE, Size.of(model.width()));
    return decoder(ops, ops.input("inputs_embeds", network.compute(), shape));
  }

  /** Token ids to vectors. */
  Graph embedding() {
    Recorder ops = new Recorder();
    Tensor ids = ops.input("input_ids", ElementType.INT64, Shape.of(BATCH, SEQUENCE));
    ops.output("inputs_embeds", network.embed(ops, ids));
    return ops.graph();
  }

  private Graph decoder(Recorder ops, Tensor vectors) {
    Tensor mask =
        ops.input("attention_mask", ElementType.INT64, Shape.of(BATCH, PAST.plus(SEQUENCE)));
    Tensor positions = ops.input("position_ids", ElementType.INT64, Shape.of(BATCH, SEQUENCE));
    List<KvCache.Layer> past = new ArrayList<>();
    List<KvCache.Layer> shapes = cacheOfBeginning().layers();
    for (int i = 0; i < shapes.size(); i++) {
      past.add(
          new KvCache.Layer(
              past(ops, i, "key", shapes.get(i).keys()),
              past(ops, i, "value", shapes.get(i).values())));
    }
    LanguageModel.Output output =
        model.forward(
            ops,
            new LanguageModel.Input(
                vectors, positions, ops.cast(mask, ElementType.BOOL), new KvCache(past)),
            hooks);
    ops.output("logits", model.logits(ops, output.hidden()));
    List<KvCache.Layer> present = output.cache().layers();
    for (int i = 0; i < present.size(); i++) {
      ops.output("present." + i + ".key", present.get(i).keys());
      ops.output("present." + i + ".value", present.get(i).values());
    }
    return ops.graph();
  }

  private static Tensor past(Recorder ops, int layer, String part, Tensor example) {
    return ops.input(
        "past_key_values." + layer + "." + part,
        example.type(),
        example.shape().with(0, BATCH).with(2, PAST));
  }

  /** What a cache looks like, learnt by reading a beginning. */
  private KvCache cacheOfBeginning() {
    Recorder trial = new Recorder();
    Shape shape = Shape.of(BATCH, SEQUENCE, Size.of(model.width()));
    Tensor vectors = trial.input("inputs_embeds", network.compute(), shape);
    Tensor positions = trial.input("position_ids", ElementType.INT64, Shape.of(BATCH, SEQUENCE));
    Ops ops = trial;
    return model
        .forward(ops, new LanguageModel.Input(vectors, positions, null, null), hooks)
        .cache();
  }
}
