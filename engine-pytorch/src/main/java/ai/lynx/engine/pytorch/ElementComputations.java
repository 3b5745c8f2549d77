package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Cast;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.operator.Select;

/** Operators on each element by itself. */
final class ElementComputations {
  private ElementComputations() {}

  static PtNDArray arithmetic(Arithmetic operator, Call call) {
    PtNDArray left = call.array(0);
    PtNDArray right = call.converted(1);
    return switch (operator.kind()) {
      case ADD -> JniUtils.add(left, right);
      case SUBTRACT -> JniUtils.sub(left, right);
      case MULTIPLY -> JniUtils.mul(left, right);
      case MAXIMUM -> JniUtils.max(left, right);
      case DIVIDE -> {
        PtNDArray quotient = JniUtils.div(left, right);
        // PyTorch divides whole numbers to fractions.
        yield call.type().isFloating()
            ? quotient
            : call.cast(call.meanwhile(quotient), call.type());
      }
    };
  }

  static PtNDArray elementwise(Elementwise operator, Call call) {
    PtNDArray x = call.array(0);
    return switch (operator.function()) {
      case EXP -> JniUtils.exp(x);
      case LOG -> JniUtils.log(x);
      case SQRT -> JniUtils.sqrt(x);
      case TANH -> JniUtils.tanh(x);
      case SIGMOID -> JniUtils.sigmoid(x);
      case RELU -> JniUtils.relu(x);
      case SILU -> call.run(Kernel.SILU, x);
      case GELU -> JniUtils.gelu(x);
      case GELU_TANH -> call.run(Kernel.GELU_TANH, x);
      case GELU_QUICK -> call.run(Kernel.GELU_QUICK, x);
    };
  }

  static PtNDArray scale(Scale operator, Call call) {
    PtNDArray factor = call.number(operator.factor());
    // PyTorch would give a scalar the type of the factor.
    if (operator.shift() == 0 && call.shape().rank() > 0) {
      return JniUtils.mul(call.array(0), factor);
    }
    return call.run(Kernel.SCALE, call.array(0), factor, call.number(operator.shift()));
  }

  static PtNDArray select(Select operator, Call call) {
    return call.run(Kernel.SELECT, call.array(0), call.array(1), call.array(2));
  }

  static PtNDArray cast(Cast operator, Call call) {
    return call.cast(call.array(0), operator.target());
  }
}
