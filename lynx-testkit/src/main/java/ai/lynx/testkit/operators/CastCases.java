package ai.lynx.testkit.operators;

import static ai.lynx.spi.tensor.ElementType.BFLOAT16;
import static ai.lynx.spi.tensor.ElementType.BOOL;
import static ai.lynx.spi.tensor.ElementType.FLOAT16;
import static ai.lynx.spi.tensor.ElementType.FLOAT32;
import static ai.lynx.spi.tensor.ElementType.INT32;
import static ai.lynx.spi.tensor.ElementType.INT64;
import static ai.lynx.spi.tensor.ElementType.INT8;
import static ai.lynx.spi.tensor.ElementType.UINT8;

import ai.lynx.spi.operator.Cast;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;

/** Numbers in other types. */
final class CastCases {
  private CastCases() {}

  static List<OperatorCase> all() {
    Samples samples = Samples.named("cast");
    // Halfway between two bfloat16 (8 bits) and two float16 (11 bits): to the even one.
    TensorData ties =
        TensorData.of(
            new float[] {1 + 0x1p-8f, 1 + 3 * 0x1p-8f, 1 + 0x1p-11f, -1 - 3 * 0x1p-11f}, 4);
    TensorData fractions = TensorData.of(new float[] {-2.75f, -0.5f, 0, 0.5f, 2.75f, 100.25f}, 6);
    return List.of(
        rounding("float32 to bfloat16", BFLOAT16, samples.normal(3, 7)),
        rounding("float32 to float16", FLOAT16, samples.normal(3, 7)),
        rounding("ties to bfloat16", BFLOAT16, ties),
        rounding("ties to float16", FLOAT16, ties),
        exact("bfloat16 to float32", FLOAT32, samples.normal(2, 5).to(BFLOAT16)),
        exact("float16 to float32", FLOAT32, samples.normal(2, 5).to(FLOAT16)),
        exact("float32 to itself", FLOAT32, samples.normal(3)),
        exact("fractions to int64", INT64, fractions),
        exact("fractions to int32", INT32, fractions),
        exact("fractions to bool", BOOL, fractions),
        exact("float32 to uint8", UINT8, samples.uniform(0, 255, 9)),
        exact("int64 to float32", FLOAT32, samples.whole(INT64, -70000, 70000, 2, 3)),
        exact("int64 to int32", INT32, samples.whole(INT64, -70000, 70000, 5)),
        exact("int32 to int64", INT64, samples.whole(INT32, -70000, 70000, 5)),
        exact("int8 to float32", FLOAT32, samples.whole(INT8, -128, 127, 11)),
        exact("uint8 to float32", FLOAT32, samples.whole(UINT8, 0, 255, 11)),
        exact("uint8 to int64", INT64, samples.whole(UINT8, 0, 255, 11)),
        exact("bool to float32", FLOAT32, samples.flags(2, 4)),
        exact("bool to int64", INT64, samples.flags(5)),
        exact("int64 to bool", BOOL, samples.whole(INT64, 0, 2, 9)),
        exact("bool to bfloat16", BFLOAT16, samples.flags(4)));
  }

  private static OperatorCase exact(String name, ElementType target, TensorData x) {
    return OperatorCase.exact(name, new Cast(target), x);
  }

  /** A step function has no derivative; the gradient is that of the numbers before rounding. */
  private static OperatorCase rounding(String name, ElementType target, TensorData x) {
    return exact(name, target, x).withSmooth(new Cast(FLOAT32));
  }
}
