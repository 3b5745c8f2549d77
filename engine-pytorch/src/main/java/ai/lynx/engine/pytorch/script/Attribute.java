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
  record Rounded(String name, int number) implements Attribute {}

  /** What the rounded weight is to be multiplied by: BFLOAT16 (outputs). */
  record Scales(String name, int number) implements Attribute {}
}
