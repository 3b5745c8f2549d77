package ai.lynx.adapters.abstractor;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the bridge {@code visual-abstractor}. Settings are {@code num_query_tokens} (64) and
 * the keys of {@code visual_abstractor_config} in an mPLUG-Owl {@code config.json}: {@code
 * num_hidden_layers} (6), {@code num_attention_heads} (16), {@code intermediate_size} (4096),
 * {@code layer_norm_eps} (1e-6), {@code initializer_range} (0.02); {@code hidden_size} and {@code
 * encoder_hidden_size} may be given and must be the vision encoder's width.
 */
public final class VisualAbstractorProvider implements BridgeProvider {
  @Override
  public String name() {
    return "visual-abstractor";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights) {
    return new VisualAbstractor(
        VisualAbstractorSettings.parse(settings, visionWidth), visionWidth, languageWidth, weights);
  }
}
