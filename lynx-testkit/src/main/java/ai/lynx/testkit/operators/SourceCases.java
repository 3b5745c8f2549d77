package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Constant;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;

/** Operators without inputs. */
final class SourceCases {
  private SourceCases() {}

  static List<OperatorCase> all() {
    Samples samples = Samples.named("sources");
    return List.of(
        OperatorCase.exact("float32", new Constant(samples.normal(3, 5))),
        OperatorCase.exact("bfloat16", new Constant(samples.normal(3).to(ElementType.BFLOAT16))),
        OperatorCase.exact("int64", new Constant(samples.ids(1000, 7))),
        OperatorCase.exact("bool", new Constant(samples.flags(2, 2))),
        OperatorCase.exact("scalar", new Constant(samples.normal())),
        OperatorCase.exact("0.5", new Fill(0.5, ElementType.FLOAT32, Shape.of(2, 3, 5))),
        OperatorCase.exact("bfloat16", new Fill(-1.5, ElementType.BFLOAT16, Shape.of(3, 3))),
        OperatorCase.exact("int64", new Fill(-100, ElementType.INT64, Shape.of(4))),
        OperatorCase.exact("true", new Fill(1, ElementType.BOOL, Shape.of(2, 1))),
        OperatorCase.exact("false", new Fill(0, ElementType.BOOL, Shape.of(2))),
        OperatorCase.exact("scalar", new Fill(7, ElementType.FLOAT32, Shape.SCALAR)),
        OperatorCase.exact("empty", new Fill(7, ElementType.FLOAT32, Shape.of(2, 0, 3))));
  }
}
