package ai.lynx.training;

import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.operator.TokenLoss;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The paper's loss: cross entropy of the answer's tokens, each predicted from all before it,
 * averaged over the batch.
 *
 * @param network predicts
 * @param smoothing label smoothing; 0 is none
 */
public record AnswerLoss(LynxNetwork network, double smoothing) {
  /**
   * A scalar.
   *
   * @param vision (rows, latents, width), from the bridge; null for text alone
   * @throws IllegalArgumentException if no token of the batch is to be learned
   */
  public Tensor of(Scope scope, @Nullable Tensor vision, AnswerBatch batch) {
    if (batch.learned() == 0) {
      throw new IllegalArgumentException(
          "No token of the batch is to be learned: every answer is empty.");
    }
    Ops ops = scope.ops();
    Tensor hidden = hidden(scope, vision, batch.tokens()); // (rows, prefix + tokens, width)
    Size length = hidden.size(1);
    Tensor flat =
        ops.reshape(hidden, hidden.size(0).times(length), hidden.size(2)); // (rows * length, width)
    int prefix = Math.toIntExact(length.value()) - batch.tokens().tokens();
    long[] predicting = positionsBeforeLabels(batch, prefix);
    long[] labels =
        LongStream.of(batch.labels()).filter(label -> label != TokenLoss.IGNORED).toArray();
    Tensor last = ops.gather(flat, 0, scope.tensor(TensorData.of(predicting, predicting.length)));
    Tensor logits = network.languageModel().logits(ops, last); // (learned, vocabulary)
    Tensor losses =
        ops.tokenLoss(
            ops.cast(logits, ElementType.FLOAT32),
            scope.tensor(TensorData.of(labels, labels.length)),
            smoothing);
    return ops.mean(losses, 0, false);
  }

  /** Hidden states of prefix and text: (rows, prefix + tokens, width). */
  public Tensor hidden(Scope scope, @Nullable Tensor vision, TokenBatch tokens) {
    Ops ops = scope.ops();
    Tensor sequence = network.sequence(ops, vision, network.embed(ops, scope.tensor(tokens.ids())));
    int length = Math.toIntExact(sequence.size(1).value());
    boolean[] mask = tokens.maskWithPrefix(length - tokens.tokens());
    LanguageModel.Input input =
        new LanguageModel.Input(
            sequence,
            scope.tensor(
                TensorData.of(TokenBatch.positions(mask, tokens.rows()), tokens.rows(), length)),
            scope.tensor(TensorData.of(mask, tokens.rows(), length)),
            null);
    return network.languageModel().forward(ops, input, network.hooks(vision)).hidden();
  }

  /** Rows of the flattened hidden states whose successor is to be learned. */
  private static long[] positionsBeforeLabels(AnswerBatch batch, int prefix) {
    int tokens = batch.tokens().tokens();
    return java.util.stream.IntStream.range(0, batch.labels().length)
        .filter(i -> batch.labels()[i] != TokenLoss.IGNORED)
        .mapToLong(i -> (long) (i / tokens) * (prefix + tokens) + prefix + i % tokens - 1)
        .toArray();
  }
}
