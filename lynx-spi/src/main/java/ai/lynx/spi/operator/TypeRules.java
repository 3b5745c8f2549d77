package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.ElementType;
import java.util.List;

/**
 * Which element types an operator takes, for engines whose own messages would not name the
 * operator.
 */
public final class TypeRules {
  private TypeRules() {}

  /**
   * Checks the types of an operator's inputs, whose number {@link Operator#shape} has checked.
   *
   * @throws IllegalArgumentException if a type does not fit, naming the operator and all types
   */
  public static void check(Operator operator, List<ElementType> types) {
    if (operator instanceof Elementwise
        || operator instanceof Scale
        || operator instanceof Softmax
        || operator instanceof Linear
        || operator instanceof MatMul
        || operator instanceof LayerNorm
        || operator instanceof RmsNorm
        || operator instanceof PatchEmbedding) {
      check(types.stream().allMatch(ElementType::isFloating), operator, "floating inputs", types);
    } else if (operator instanceof Attention) {
      boolean floating = types.stream().limit(3).allMatch(ElementType::isFloating);
      boolean mask = types.size() < 4 || types.get(3) == ElementType.BOOL;
      check(floating && mask, operator, "floating queries, keys and values, a BOOL mask", types);
    } else if (operator instanceof Rotary) {
      boolean floating = types.get(0).isFloating() && types.get(2).isFloating();
      boolean places = types.get(1) == ElementType.INT64;
      check(floating && places, operator, "floating x and frequencies, INT64 positions", types);
    } else if (operator instanceof Embedding
        || operator instanceof Gather
        || operator instanceof TokenLoss) {
      check(types.get(1) == ElementType.INT64, operator, "INT64 as second input", types);
    } else if (operator instanceof Select) {
      check(types.get(0) == ElementType.BOOL, operator, "a BOOL condition", types);
      check(alike(types.get(1), types.get(2)), operator, "values of one type", types);
    } else if (operator instanceof Arithmetic || operator instanceof ExtendCache) {
      check(alike(types.get(0), types.get(1)), operator, "inputs of one type", types);
    } else if (operator instanceof Concatenate) {
      check(types.stream().distinct().count() == 1, operator, "inputs of one type", types);
    }
  }

  /** Floating types are converted to each other, others are not. */
  private static boolean alike(ElementType left, ElementType right) {
    return left == right || left.isFloating() && right.isFloating();
  }

  private static void check(
      boolean holds, Operator operator, String rule, List<ElementType> types) {
    if (!holds) {
      throw new IllegalArgumentException(
          operator.name() + ": needs " + rule + "; got the types " + types + ".");
    }
  }
}
