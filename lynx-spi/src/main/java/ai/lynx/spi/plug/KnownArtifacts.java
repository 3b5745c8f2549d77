package ai.lynx.spi.plug;

import java.util.Map;
import java.util.Optional;

/**
 * Which Maven artifact of this project brings a plug, for messages about plugs that are not on the
 * path.
 */
final class KnownArtifacts {
  private static final Map<String, String> BY_PLUG =
      Map.of(
          "pytorch", "ai.lynx:engine-pytorch",
          "eva-vit", "ai.lynx:vision-encoders",
          "shortest-edge-crop", "ai.lynx:vision-encoders",
          "llama", "ai.lynx:llm-backbones",
          "sentencepiece", "ai.lynx:llm-backbones",
          "perceiver-resampler", "ai.lynx:adapters",
          "bottleneck", "ai.lynx:adapters",
          "prefix", "ai.lynx:adapters",
          "safetensors", "ai.lynx:checkpoints",
          "lynx-mini", "ai.lynx:lynx-mini");

  private KnownArtifacts() {}

  static Optional<String> of(String plug) {
    return Optional.ofNullable(BY_PLUG.get(plug));
  }
}
