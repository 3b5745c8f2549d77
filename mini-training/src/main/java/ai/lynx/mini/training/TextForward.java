package ai.lynx.mini.training;

import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many texts about a few scenes: each scene's prefix is read once, and every text goes on from the
 * keys and values of its own scene. Texts do not see each other, and nothing of the prefix is
 * computed twice.
 */
final class TextForward {
  private final Scope scope;
  private final LynxNetwork network;
  private final KvCache prefix;
  private final int prefixLength;

  /**
   * Reads the prefixes.
   *
   * @param latents (scenes, latents, width)
   */
  TextForward(Scope scope, LynxNetwork network, Tensor latents) {
    this.scope = scope;
    this.network = network;
    this.prefixLength = Math.toIntExact(latents.size(1).value());
    int scenes = Math.toIntExact(latents.size(0).value());
    LanguageModel.Input input =
        new LanguageModel.Input(latents, positions(scenes, 0, prefixLength), null, null);
    this.prefix =
        network.languageModel().forward(scope.ops(), input, network.hooks(latents)).cache();
  }

  /** The states of texts that were filled up behind to one length. */
  record States(Tensor middle, Tensor last) {}

  /**
   * Reads texts.
   *
   * @param texts in rows of {@code length} tokens, filled up with anything
   * @param listened the layer whose output, adapter included, is wanted too
   * @return after that layer and after the last norm, each (texts, length, width)
   */
  States read(List<SceneText> texts, int length, int listened) {
    Ops ops = scope.ops();
    int rows = texts.size();
    long[] scenes = texts.stream().mapToLong(SceneText::scene).toArray();
    Tensor of = scope.tensor(TensorData.of(scenes, rows));
    KvCache past = prefix.map(tensor -> ops.gather(tensor, 0, of));
    long[] ids = new long[rows * length];
    for (int row = 0; row < rows; row++) {
      int[] text = texts.get(row).ids();
      for (int i = 0; i < text.length; i++) {
        ids[row * length + i] = text[i];
      }
    }
    Tensor embedded =
        network.embed(
            ops, scope.tensor(TensorData.of(ids, rows, length))); // (texts, length, width)
    Tensor[] middle = new Tensor[1];
    LayerHooks listener =
        new LayerHooks() {
          @Override
          public Tensor after(Ops o, int layer, Tensor hidden) {
            if (layer == listened) {
              middle[0] = hidden;
            }
            return hidden;
          }
        };
    LanguageModel.Input input =
        new LanguageModel.Input(embedded, positions(rows, prefixLength, length), null, past);
    LanguageModel.Output output =
        network.languageModel().forward(ops, input, listener.around(network.hooks(null)));
    return new States(middle[0], output.hidden());
  }

  private Tensor positions(int rows, int from, int count) {
    long[] positions = IntStream.range(0, rows * count).mapToLong(i -> from + i % count).toArray();
    return scope.tensor(TensorData.of(positions, rows, count));
  }
}
