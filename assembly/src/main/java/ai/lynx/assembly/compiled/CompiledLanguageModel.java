package ai.lynx.assembly.compiled;

import ai.lynx.assembly.network.VisionHooks;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * A language model in one call for a whole reading, with the adapters on its layers and what a
 * fusion puts between them; and one for the logits.
 *
 * @param adapters the hooks that belong to the network, not to a request
 */
record CompiledLanguageModel(
    String name, LanguageModel model, LayerHooks adapters, GraphStore graphs)
    implements LanguageModel {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size TOKENS = Size.symbol("tokens");

  @Override
  public int width() {
    return model.width();
  }

  @Override
  public int layerWidth() {
    return model.layerWidth();
  }

  @Override
  public int layers() {
    return model.layers();
  }

  @Override
  public int readable() {
    return model.readable();
  }

  @Override
  public int vocabulary() {
    return model.vocabulary();
  }

  /** A single operator or two: nothing to gain. */
  @Override
  public Tensor embed(Ops ops, Tensor ids) {
    return model.embed(ops, ids);
  }

  @Override
  public Output forward(Ops ops, Input input, LayerHooks hooks) {
    boolean known = hooks == LayerHooks.NONE || hooks == adapters || hooks instanceof VisionHooks;
    if (!known || !graphs.serves(ops)) {
      return model.forward(ops, input, hooks);
    }
    Reading reading = Reading.of(input, hooks);
    return Reading.output(
        graphs.run(
            ops,
            name + reading.kind(),
            reading.given(),
            (given, inputs) ->
                Reading.named(model.forward(given, reading.input(inputs), reading.hooks(inputs)))));
  }

  @Override
  public Tensor logits(Ops ops, Tensor hidden) {
    if (hidden.rank() != 3) {
      return model.logits(ops, hidden);
    }
    return graphs
        .run(
            ops,
            name + ".logits",
            List.of(Given.of("hidden", hidden, BATCH, TOKENS, hidden.size(2))),
            (given, inputs) -> Map.of("logits", model.logits(given, inputs.get("hidden"))))
        .get("logits");
  }
}
