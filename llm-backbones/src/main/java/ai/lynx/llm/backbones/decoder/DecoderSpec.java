package ai.lynx.llm.backbones.decoder;

/**
 * What distinguishes one decoder-only language model from another.
 *
 * @param vocabulary how many tokens there are, at least 1
 * @param width the length of a hidden vector, at least 1
 * @param layers how many decoder layers there are, at least 1
 * @param attention each layer's attention
 * @param mlp each layer's feed-forward network
 * @param normEpsilon added to the mean square in every RMS norm
 * @param tiedEmbeddings whether the table of token vectors also makes the logits
 * @param initialDeviation standard deviation of fresh weights
 */
public record DecoderSpec(
    int vocabulary,
    int width,
    int layers,
    AttentionSpec attention,
    MlpSpec mlp,
    double normEpsilon,
    boolean tiedEmbeddings,
    double initialDeviation) {}
