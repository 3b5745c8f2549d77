package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.PatchEmbedding;
import ai.lynx.spi.rounding.Logits;
import ai.lynx.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Sums of products. */
final class ProductTranslations {
  /** Vectors are rounded to 8 bits too, block by block, and multiplied as whole numbers. */
  private static final long INTEGER_PRODUCTS = 4;

  /** Vectors stay float32. */
  private static final long FLOAT_PRODUCTS = 1;

  /** How much wider or narrower than what it reads a layer of a feed-forward network is. */
  private static final long WIDER = 4;

  private static final long NARROWER = 2;

  private ProductTranslations() {}

  static String linear(Linear operator, Step step) {
    NodeWriter writer = step.writer();
    Value.Packed packed = step.input(1).packed();
    String result = packed == null ? product(step) : product(step, packed); // (..., out)
    if (step.has(2)) {
      result = writer.node("Add", List.of(result, step.floats(2)));
    }
    return step.rounded(result);
  }

  private static String product(Step step) {
    String turned =
        step.writer()
            .node("Transpose", List.of(step.floats(1)), Attributes.of("perm", List.of(1L, 0L)));
    return step.writer().node("MatMul", List.of(step.floats(0), turned));
  }

  private static String product(Step step, Value.Packed packed) {
    List<String> inputs = new ArrayList<>();
    inputs.add(step.floats(0));
    inputs.add(packed.blocks());
    inputs.add(packed.scales());
    if (!packed.zeros().isEmpty()) {
      inputs.add(packed.zeros());
    }
    String product =
        step.writer()
            .contributed(
                "MatMulNBits",
                inputs,
                Attributes.of("N", step.input(1).shape().size(0).value()),
                Attributes.of("K", step.input(1).shape().size(1).value()),
                Attributes.of("bits", packed.bits()),
                Attributes.of("block_size", packed.block()),
                Attributes.of("accuracy_level", accuracy(packed, step.input(1).shape())));
    return packed.offsets().isEmpty()
        ? product
        : step.writer().node("Add", List.of(product, offsets(step, packed)));
  }

  /**
   * Whole numbers are faster, but rounding all vectors costs more than rounding weights to 8 bits
   * does. Attention's projections make half of that error with a quarter of the weights.
   *
   * <p>The layer that gives logits is the largest by far, and with 8 bits ONNX Runtime has a fast
   * kernel for whole numbers only: for float32 vectors it unpacks all weights again at every token,
   * which takes longer than everything else together.
   */
  private static long accuracy(Value.Packed packed, Shape weight) {
    long out = weight.size(0).value();
    long in = weight.size(1).value();
    boolean feedForward = out >= WIDER * in || in >= NARROWER * out;
    boolean logits = Logits.areGivenBy(weight);
    return packed.bits() == 4 && feedForward || packed.bits() == 8 && logits
        ? INTEGER_PRODUCTS
        : FLOAT_PRODUCTS;
  }

  /** What offsets of blocks add: they are multiplied by the sums of the vectors' blocks. */
  private static String offsets(Step step, Value.Packed packed) {
    NodeWriter writer = step.writer();
    long in = step.input(1).shape().size(1).value();
    long blocks = (in + packed.block() - 1) / packed.block();
    String x = step.floats(0); // (..., in)
    if (blocks * packed.block() > in) {
      long[] pads = new long[2 * step.input(0).shape().rank()];
      pads[pads.length - 1] = blocks * packed.block() - in;
      x = writer.node("Pad", List.of(x, writer.longs(pads)));
    }
    long[] split = new long[step.input(0).shape().rank() + 1]; // 0: as before
    split[split.length - 2] = blocks;
    split[split.length - 1] = packed.block();
    String apart = writer.node("Reshape", List.of(x, writer.longs(split)));
    String sums =
        writer.node(
            "ReduceSum",
            List.of(apart, writer.longs(split.length - 1)),
            Attributes.of("keepdims", 0)); // (..., blocks)
    return writer.node("MatMul", List.of(sums, packed.offsets())); // (..., out)
  }

  static String matMul(MatMul operator, Step step) {
    return step.rounded(step.writer().node("MatMul", List.of(step.floats(0), step.floats(1))));
  }

  static String patchEmbedding(PatchEmbedding operator, Step step) {
    NodeWriter writer = step.writer();
    long patch = step.input(1).shape().size(2).value();
    List<Long> square = List.of(patch, patch);
    String grid =
        writer.node(
            "Conv",
            step.allFloats(),
            Attributes.of("kernel_shape", square),
            Attributes.of("strides", square)); // (pictures, out, rows, columns)
    String target = writer.longs(0, 0, step.shape().size(1).value()); // 0: as before
    String rows = writer.node("Reshape", List.of(grid, target)); // (pictures, out, patches)
    return step.rounded(
        writer.node("Transpose", List.of(rows), Attributes.of("perm", List.of(0L, 2L, 1L))));
  }
}
