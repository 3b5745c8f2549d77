package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Gather;
import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.PatchEmbedding;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.operator.Select;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.operator.Softmax;
import ai.lynx.spi.operator.TokenLoss;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;

/** Inputs that an operator is to refuse. */
final class MisfitCases {
  private static final Samples SAMPLES = Samples.named("misfits");

  private MisfitCases() {}

  static List<OperatorCase> all() {
    Operator add = new Arithmetic(Arithmetic.Kind.ADD);
    return List.of(
        of("sizes 3 and 4", add, f(2, 3), f(2, 4)),
        of("one operand", add, f(2, 3)),
        of("three operands", add, f(2), f(2), f(2)),
        of("no input", new Scale(2, 0)),
        of("two inputs", new Elementwise(Elementwise.Function.RELU), f(2), f(2)),
        of("choices of sizes 3 and 4", new Select(), SAMPLES.flags(1), f(3), f(4)),
        of("5 elements into 6", new Reshape(Shape.of(2, 3)), f(5)),
        of("2 axes of 3", new Permute(List.of(1, 0)), f(2, 3, 4)),
        of("3 to 4", new Broadcast(Shape.of(4)), f(3)),
        of("to fewer axes", new Broadcast(Shape.of(3)), f(2, 3)),
        of("beyond the end", new Slice(0, Size.of(1), Size.of(4)), f(3)),
        of("before the beginning", new Slice(0, Size.of(-1), Size.of(2)), f(3)),
        of("backwards", new Slice(0, Size.of(2), Size.of(1)), f(3)),
        of("no such axis", new Slice(2, Size.of(0), Size.of(1)), f(3, 3)),
        of("other axes differ", new Concatenate(0), f(2, 3), f(2, 4)),
        of("ranks differ", new Concatenate(0), f(2, 3), f(3)),
        of("nothing", new Concatenate(0)),
        of("widths differ", new ExtendCache(), f(1, 2, 3, 4), f(1, 2, 1, 5)),
        of("table of rank 1", new Embedding(), f(5), ids(2)),
        of("indices of rank 2", new Gather(0), f(5, 2), ids(2, 2)),
        of("no such axis", new Gather(-3), f(5, 2), ids(2)),
        of("in differs", new Linear(), f(2, 3), f(5, 4)),
        of("bias of the wrong length", new Linear(), f(2, 3), f(5, 3), f(3)),
        of("weight of rank 3", new Linear(), f(2, 3), f(1, 5, 3)),
        of("inner sizes differ", new MatMul(), f(2, 3), f(2, 3)),
        of("vectors", new MatMul(), f(3), f(3)),
        of("outer axes differ", new MatMul(), f(2, 2, 3), f(3, 3, 2)),
        of("channels differ", new PatchEmbedding(), f(1, 3, 4, 4), f(2, 1, 2, 2)),
        of("oblong patches", new PatchEmbedding(), f(1, 3, 4, 4), f(2, 3, 2, 1)),
        of("weight of the wrong length", new LayerNorm(1e-5), f(2, 3), f(2)),
        of("bias of the wrong length", new LayerNorm(1e-5), f(2, 3), f(3), f(1)),
        of("weight of the wrong length", new RmsNorm(1e-5), f(2, 3), f(2)),
        of("scalar", new Softmax(false), f()),
        of("no such axis", new Reduce(Reduce.Kind.SUM, 2, false), f(2, 3)),
        of("one label too few", new TokenLoss(0), f(3, 5), ids(2)),
        of("logits of rank 3", new TokenLoss(0), f(1, 3, 5), ids(3)),
        of("too many frequencies", new Rotary(), f(1, 1, 2, 4), ids(1, 2), f(3)),
        of("positions of another length", new Rotary(), f(1, 1, 2, 4), ids(1, 3), f(2)),
        attention("head widths differ", f(1, 2, 3, 4), f(1, 2, 3, 5), f(1, 2, 3, 5)),
        attention("fewer values than keys", f(1, 2, 3, 4), f(1, 2, 3, 4), f(1, 2, 2, 4)),
        attention("heads no multiple", f(1, 3, 3, 4), f(1, 2, 3, 4), f(1, 2, 3, 4)),
        attention("no values", f(1, 2, 3, 4), f(1, 2, 3, 4)),
        attention(
            "mask for other keys",
            f(1, 2, 3, 4),
            f(1, 2, 5, 4),
            f(1, 2, 5, 4),
            SAMPLES.flags(1, 3)));
  }

  private static OperatorCase of(String name, Operator operator, TensorData... inputs) {
    return OperatorCase.of(name, operator, inputs);
  }

  private static OperatorCase attention(String name, TensorData... inputs) {
    return of(name, Attention.full(1), inputs);
  }

  private static TensorData f(long... shape) {
    return SAMPLES.normal(shape);
  }

  private static TensorData ids(long... shape) {
    return SAMPLES.ids(2, shape);
  }
}
