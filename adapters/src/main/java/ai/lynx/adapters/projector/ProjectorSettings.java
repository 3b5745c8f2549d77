package ai.lynx.adapters.projector;

import ai.lynx.adapters.layers.Activations;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.operator.Elementwise;

/**
 * What a configuration says of a projector; the defaults are LLaVA 1.5.
 *
 * @param layers linear layers, 1 or 2
 * @param activation between two layers
 * @param bias whether the layers have one
 * @param deviation of the weights at the start of training
 */
record ProjectorSettings(
    int layers, Elementwise.Function activation, boolean bias, double deviation) {
  static ProjectorSettings parse(Settings given) {
    return given.parse(
        read ->
            new ProjectorSettings(
                read.integer("layers", 2, 1, 2),
                Activations.read(read, "projector_hidden_act", "gelu"),
                read.flag("multimodal_projector_bias", true),
                read.decimal("initializer_range", 0.02, 0, 1)));
  }
}
