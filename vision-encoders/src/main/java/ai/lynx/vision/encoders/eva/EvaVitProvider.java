package ai.lynx.vision.encoders.eva;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the vision encoder {@code eva-vit}. Settings: {@code imageSize} (must be given), {@code
 * patchSize} (14), {@code width} (1408), {@code depth} (39), {@code heads} (16), {@code mlpRatio}
 * (4.3637).
 *
 * <p>Queries, keys and values have matrices of their own ({@code attn.q_proj} and so on); a
 * checkpoint with the published fused {@code attn.qkv} is split by whoever reads it. A table of
 * positions for another picture size is resized here.
 */
public final class EvaVitProvider implements VisionEncoderProvider {
  @Override
  public String name() {
    return "eva-vit";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public VisionEncoder create(Settings settings, Weights weights) {
    return new EvaVit(EvaVitSettings.parse(settings), weights);
  }
}
