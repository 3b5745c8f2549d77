package ai.lynx.assembly.exchange;

import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;

/**
 * What sees as a graph: {@code pixel_values} (batch, channels, height, width) to {@code
 * image_features} (batch, latents, width), the vectors that stand in the language model's input.
 */
final class VisionGraph {
  private VisionGraph() {}

  /**
   * @param pixels the shape of one prepared picture
   * @param source the model, for messages
   * @throws InvalidConfigurationException if the model sees in a way that needs more than vectors
   *     in the text
   */
  static Graph of(LynxNetwork network, Shape pixels, String source) {
    Recorder ops = new Recorder();
    Tensor given =
        ops.input("pixel_values", ElementType.FLOAT32, pixels.with(0, DecoderGraph.BATCH));
    if (network.sight().bridge().readsInstruction()) {
      throw new InvalidConfigurationException(
          source,
          List.of("its bridge reads the question too; only what sees pictures alone is exported"));
    }
    Tensor seen = network.connect(ops, network.encodeImages(ops, given));
    LayerHooks between = network.sight().fusion().hooks(seen);
    if (between != LayerHooks.NONE) {
      throw new InvalidConfigurationException(
          source,
          List.of(
              "its fusion looks at pictures between the decoder's layers; only models that take pictures as vectors in the text can be exported"));
    }
    ops.output("image_features", seen);
    return ops.graph();
  }
}
