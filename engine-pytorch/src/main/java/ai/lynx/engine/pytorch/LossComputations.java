package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.spi.operator.TokenLoss;

/** Losses. */
final class LossComputations {
  private LossComputations() {}

  static PtNDArray tokenLoss(TokenLoss operator, Call call) {
    return call.run(
        Kernel.TOKEN_LOSS,
        call.array(0),
        call.array(1),
        call.number(TokenLoss.IGNORED),
        call.number(operator.smoothing()));
  }
}
