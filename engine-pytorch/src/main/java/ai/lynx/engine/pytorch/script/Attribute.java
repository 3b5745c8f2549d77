package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.tensor.TensorData;

/** A tensor that a compiled module holds, and where it comes from. */
public sealed interface Attribute {
  /** The name by which the source text calls it. */
  String name();

  /** One of the graph's weights, as it is. */
  record Weight(String name, int number) implements Attribute {}

  /** Numbers that are part of the model code. */
  record Numbers(String name, TensorData data) implements Attribute {}

  /** One of the graph's weights (outputs, inputs) rounded to 8 bits: INT8 of the same shape. */
  record Bytes(String name, int number) implements Attribute {}

  /** What such a weight is to be multiplied by: BFLOAT16 (outputs). */
  record ByteScales(String name, int number) implements Attribute {}

  /**
   * One of the graph's weights rounded to 4 bits, as PyTorch's product with such weights has it.
   */
  record Halves(String name, int number) implements Attribute {}

  /**
   * Of such a weight, for each block of inputs: what {@code level - 8} is to be multiplied by, and
   * what is to be added. BFLOAT16 (blocks, outputs, 2).
   */
  record HalfScales(String name, int number) implements Attribute {}
}
