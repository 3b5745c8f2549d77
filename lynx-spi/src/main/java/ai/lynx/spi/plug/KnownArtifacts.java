package ai.lynx.spi.plug;

import java.util.Map;
import java.util.Optional;

/**
 * Which Maven artifact of this project brings a plug, for messages about plugs that are not on the
 * path.
 */
final class KnownArtifacts {
  private static final Map<String, String> BY_PLUG =
      Map.ofEntries(
          Map.entry("pytorch", "ai.lynx:engine-pytorch"),
          Map.entry("tensorrt", "ai.lynx:engine-tensorrt"),
          Map.entry("eva-vit", "ai.lynx:vision-encoders"),
          Map.entry("clip-vit", "ai.lynx:vision-encoders"),
          Map.entry("siglip-vit", "ai.lynx:vision-encoders"),
          Map.entry("mplug-owl-vit", "ai.lynx:vision-encoders"),
          Map.entry("idefics3-vit", "ai.lynx:vision-encoders"),
          Map.entry("dinov2", "ai.lynx:vision-encoders"),
          Map.entry("vit", "ai.lynx:vision-encoders"),
          Map.entry("blip2-vit", "ai.lynx:vision-encoders"),
          Map.entry("timm-eva", "ai.lynx:vision-encoders"),
          Map.entry("idefics-vit", "ai.lynx:vision-encoders"),
          Map.entry("mllama", "ai.lynx:vision-encoders"),
          Map.entry("hugging-face", "ai.lynx:vision-encoders"),
          Map.entry("pillow", "ai.lynx:vision-encoders"),
          Map.entry("shortest-edge-crop", "ai.lynx:vision-encoders"),
          Map.entry("llama", "ai.lynx:llm-backbones"),
          Map.entry("mistral", "ai.lynx:llm-backbones"),
          Map.entry("qwen2", "ai.lynx:llm-backbones"),
          Map.entry("qwen3", "ai.lynx:llm-backbones"),
          Map.entry("gemma3_text", "ai.lynx:llm-backbones"),
          Map.entry("phi", "ai.lynx:llm-backbones"),
          Map.entry("phi3", "ai.lynx:llm-backbones"),
          Map.entry("opt", "ai.lynx:llm-backbones"),
          Map.entry("gpt_neox", "ai.lynx:llm-backbones"),
          Map.entry("idefics", "ai.lynx:llm-backbones"),
          Map.entry("mllama_text_model", "ai.lynx:llm-backbones"),
          Map.entry("sentencepiece", "ai.lynx:llm-backbones"),
          Map.entry("huggingface", "ai.lynx:llm-backbones"),
          Map.entry("perceiver-resampler", "ai.lynx:adapters"),
          Map.entry("projector", "ai.lynx:adapters"),
          Map.entry("pixel-shuffle", "ai.lynx:adapters"),
          Map.entry("q-former", "ai.lynx:adapters"),
          Map.entry("identity", "ai.lynx:adapters"),
          Map.entry("idefics-resampler", "ai.lynx:adapters"),
          Map.entry("visual-abstractor", "ai.lynx:adapters"),
          Map.entry("bottleneck", "ai.lynx:adapters"),
          Map.entry("prefix", "ai.lynx:adapters"),
          Map.entry("gated-cross-attention", "ai.lynx:adapters"),
          Map.entry("mllama-cross-attention", "ai.lynx:adapters"),
          Map.entry("safetensors", "ai.lynx:checkpoints"),
          Map.entry("hugging-face-hub", "ai.lynx:model-hub"),
          Map.entry("lynx-mini", "ai.lynx:lynx-mini"));

  private KnownArtifacts() {}

  static Optional<String> of(String plug) {
    return Optional.ofNullable(BY_PLUG.get(plug));
  }
}
