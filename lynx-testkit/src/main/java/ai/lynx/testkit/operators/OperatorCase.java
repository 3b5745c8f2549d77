package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * An operator with numbers to apply it to.
 *
 * @param name what is special about it
 * @param inputs the operator's inputs
 * @param tables the inputs that are float32 whatever the activations are, and take no gradient
 * @param unspecified the elements of the output that may be any finite number
 * @param slack by how much its tolerance is larger than usual; 0 if nothing may be lost
 * @param smooth the operator whose derivative the gradient is: itself, or for a rounding operator
 *     the same without rounding
 */
record OperatorCase(
    String name,
    Operator operator,
    List<TensorData> inputs,
    Set<Integer> tables,
    IntPredicate unspecified,
    double slack,
    Operator smooth) {
  OperatorCase {
    inputs = List.copyOf(inputs);
    tables = Set.copyOf(tables);
  }

  static OperatorCase of(String name, Operator operator, TensorData... inputs) {
    return new OperatorCase(
        operator.name() + ": " + name,
        operator,
        List.of(inputs),
        Set.of(),
        i -> false,
        1,
        operator);
  }

  /** Nothing may be lost, because numbers only move. */
  static OperatorCase exact(String name, Operator operator, TensorData... inputs) {
    return of(name, operator, inputs).withSlack(0);
  }

  OperatorCase withTables(Integer... numbers) {
    return new OperatorCase(name, operator, inputs, Set.of(numbers), unspecified, slack, smooth);
  }

  OperatorCase withUnspecified(IntPredicate elements) {
    return new OperatorCase(name, operator, inputs, tables, elements, slack, smooth);
  }

  OperatorCase withSlack(double factor) {
    return new OperatorCase(name, operator, inputs, tables, unspecified, factor, smooth);
  }

  OperatorCase withSmooth(Operator other) {
    return new OperatorCase(name, operator, inputs, tables, unspecified, slack, other);
  }

  /** The inputs that activations and weights are given as. */
  List<Integer> floatingInputs() {
    return IntStream.range(0, inputs.size())
        .filter(i -> inputs.get(i).type().isFloating() && !tables.contains(i))
        .boxed()
        .toList();
  }

  /** The same case with its floating numbers rounded to another type and given in it. */
  OperatorCase in(ElementType type) {
    return in(type, type);
  }

  /**
   * The same case with all floating numbers rounded to a type, the first given in it and all others
   * in another type.
   */
  OperatorCase in(ElementType first, ElementType others) {
    List<TensorData> converted = new ArrayList<>(inputs);
    for (int i : floatingInputs()) {
      boolean isFirst = i == floatingInputs().get(0);
      converted.set(i, inputs.get(i).to(ElementType.BFLOAT16).to(isFirst ? first : others));
    }
    return new OperatorCase(name, operator, converted, tables, unspecified, slack, smooth);
  }

  @Override
  public String toString() {
    return name;
  }
}
