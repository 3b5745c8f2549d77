package ai.lynx.llm.backbones.decoder;

import java.util.List;
import java.util.Optional;

/**
 * What distinguishes one decoder-only language model from another.
 *
 * @param embedding tokens to vectors
 * @param width the length of a hidden vector between the layers, at least 1
 * @param layers the decoder layers, at least one
 * @param finalNorm behind the last layer, if any
 * @param head hidden vectors to logits
 * @param initialDeviation standard deviation of fresh weights
 * @param names what its weights are called
 */
public record DecoderSpec(
    EmbeddingSpec embedding,
    int width,
    List<LayerSpec> layers,
    Optional<NormSpec> finalNorm,
    HeadSpec head,
    double initialDeviation,
    WeightNames names) {
  public DecoderSpec {
    layers = List.copyOf(layers);
  }
}
