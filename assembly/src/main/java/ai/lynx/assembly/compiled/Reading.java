package ai.lynx.assembly.compiled;

import ai.lynx.assembly.network.VisionHooks;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a language model reads, as a flat list of tensors with symbolic shapes, and back.
 *
 * @param kind tells apart code that takes tensors of the same names
 * @param given all tensors
 * @param layers of the past; 0 at the beginning
 * @param around the hooks; of those about vision only their tensors are given
 */
record Reading(String kind, List<Given> given, int layers, LayerHooks around) {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size TOKENS = Size.symbol("tokens");
  private static final Size PAST = Size.symbol("past");
  private static final Size ALL = PAST.plus(TOKENS);

  static Reading of(LanguageModel.Input input, LayerHooks hooks) {
    List<Given> given = new ArrayList<>();
    given.add(
        Given.of("embeddings", input.embeddings(), BATCH, TOKENS, input.embeddings().size(2)));
    given.add(Given.of("positions", input.positions(), BATCH, TOKENS));
    KvCache past = input.past();
    Size all = past == null ? TOKENS : ALL;
    Tensor mask = input.mask();
    if (mask != null) {
      given.add(
          mask.rank() == 2
              ? Given.of("mask", mask, BATCH, all)
              : Given.of("mask", mask, BATCH, TOKENS, all));
    }
    addPast(given, past);
    String kind = past == null ? ".read" : ".read on";
    if (hooks == LayerHooks.NONE) {
      kind += " without adapters";
    }
    if (hooks instanceof VisionHooks about) {
      kind += " about a picture";
      for (int i = 0; i < about.vision().size(); i++) {
        Tensor vision = about.vision().get(i);
        given.add(new Given("vision " + i, vision, vision.shape().with(0, BATCH)));
      }
      Tensor seen = about.seen();
      if (seen != null) {
        given.add(Given.of("seen", seen, BATCH, TOKENS, seen.size(2)));
      }
    }
    return new Reading(kind, given, past == null ? 0 : past.layers().size(), hooks);
  }

  /** Most layers remember all tokens; one that remembers another number has a symbol of its own. */
  private static void addPast(List<Given> given, @Nullable KvCache past) {
    if (past == null) {
      return;
    }
    Size length = past.layers().get(0).keys().size(2);
    for (int i = 0; i < past.layers().size(); i++) {
      KvCache.Layer layer = past.layers().get(i);
      boolean usual = layer.keys().size(2).equals(length);
      Size tokens = usual ? PAST : Size.symbol("past of layer " + i);
      given.add(remembered("keys " + i, layer.keys(), tokens));
      given.add(remembered("values " + i, layer.values(), tokens));
    }
  }

  private static Given remembered(String name, Tensor tensor, Size tokens) {
    return new Given(name, tensor, tensor.shape().with(0, BATCH).with(2, tokens));
  }

  /** The input again, of other tensors under the same names. */
  LanguageModel.Input input(Map<String, Tensor> tensors) {
    return new LanguageModel.Input(
        tensors.get("embeddings"),
        tensors.get("positions"),
        tensors.get("mask"),
        layers == 0 ? null : cache(tensors, layers));
  }

  /** The hooks again, of other tensors under the same names. */
  LayerHooks hooks(Map<String, Tensor> tensors) {
    if (!(around instanceof VisionHooks about)) {
      return around;
    }
    List<Tensor> vision =
        IntStream.range(0, about.vision().size())
            .mapToObj(i -> tensors.get("vision " + i))
            .toList();
    return about.with(vision, tensors.get("seen"));
  }

  static Map<String, Tensor> named(LanguageModel.Output output) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    named.put("hidden", output.hidden());
    for (int i = 0; i < output.cache().layers().size(); i++) {
      named.put("keys " + i, output.cache().layers().get(i).keys());
      named.put("values " + i, output.cache().layers().get(i).values());
    }
    return named;
  }

  static LanguageModel.Output output(Map<String, Tensor> named) {
    return new LanguageModel.Output(named.get("hidden"), cache(named, (named.size() - 1) / 2));
  }

  private static KvCache cache(Map<String, Tensor> tensors, int layers) {
    List<KvCache.Layer> all = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      all.add(new KvCache.Layer(tensors.get("keys " + i), tensors.get("values " + i)));
    }
    return new KvCache(all);
  }
}
