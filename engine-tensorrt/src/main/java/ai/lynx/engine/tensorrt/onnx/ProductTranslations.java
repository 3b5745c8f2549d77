package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.PatchEmbedding;
import java.util.ArrayList;
import java.util.List;

/** Sums of products. */
final class ProductTranslations {
  /** Vectors are rounded to 8 bits too, block by block, and multiplied as whole numbers. */
  private static final long INTEGER_PRODUCTS = 4;

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
    return step.writer()
        .nodes(
            NodeWriter.CONTRIBUTED,
            "MatMulNBits",
            inputs,
            1,
            Attributes.of("N", step.input(1).shape().size(0).value()),
            Attributes.of("K", step.input(1).shape().size(1).value()),
            Attributes.of("bits", packed.bits()),
            Attributes.of("block_size", packed.block()),
            Attributes.of("accuracy_level", INTEGER_PRODUCTS))
        .get(0);
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
