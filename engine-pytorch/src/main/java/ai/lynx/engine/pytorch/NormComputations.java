package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Softmax;
import ai.lynx.spi.tensor.ElementType;

/** Operators that bring the elements of an axis together. */
final class NormComputations {
  private NormComputations() {}

  static PtNDArray layerNorm(LayerNorm operator, Call call) {
    PtNDArray x = call.array(0);
    PtNDArray epsilon = call.number(operator.epsilon());
    return switch (call.inputs()) {
      case 1 -> call.run(Kernel.LAYER_NORM, x, epsilon);
      case 2 -> call.run(Kernel.LAYER_NORM_WEIGHT, x, epsilon, call.array(1));
      default -> call.run(Kernel.LAYER_NORM_BIAS, x, epsilon, call.array(1), call.array(2));
    };
  }

  static PtNDArray rmsNorm(RmsNorm operator, Call call) {
    PtNDArray x = call.array(0);
    PtNDArray epsilon = call.number(operator.epsilon());
    return call.inputs() == 1
        ? call.run(Kernel.RMS_NORM, x, epsilon)
        : call.run(Kernel.RMS_NORM_WEIGHT, x, epsilon, call.array(1));
  }

  static PtNDArray softmax(Softmax operator, Call call) {
    return call.run(operator.logarithm() ? Kernel.LOG_SOFTMAX : Kernel.SOFTMAX, call.array(0));
  }

  static PtNDArray reduce(Reduce operator, Call call) {
    PtNDArray x = call.array(0);
    int axis = call.tensor(0).shape().axis(operator.axis());
    boolean floating = call.type().isFloating();
    return switch (operator.kind()) {
      case MAXIMUM -> JniUtils.max(x, axis, operator.keep());
      case SUM -> {
        PtNDArray sum = JniUtils.sum(x, new long[] {axis}, operator.keep());
        // PyTorch sums all whole numbers to int64.
        yield floating ? sum : call.cast(call.meanwhile(sum), call.type());
      }
      case MEAN -> {
        PtNDArray numbers = floating ? x : call.meanwhile(call.cast(x, ElementType.FLOAT32));
        PtNDArray mean = JniUtils.mean(numbers, axis, operator.keep());
        yield floating ? mean : call.cast(call.meanwhile(mean), call.type());
      }
    };
  }
}
