package ai.lynx.testkit.operators;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.Gather;
import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.PatchEmbedding;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.operator.Select;
import ai.lynx.spi.operator.Softmax;
import ai.lynx.spi.operator.TokenLoss;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.testkit.naive.NaiveEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases cover all operators, and notice the mistakes that engines make. */
class OperatorCasesTest {
  @Test
  void eachOperatorHasSeveralCases() {
    for (Class<?> operator : Operator.class.getPermittedSubclasses()) {
      assertThat(OperatorCases.all())
          .filteredOn(given -> given.operator().getClass() == operator)
          .as("cases of %s", operator.getSimpleName())
          .hasSizeGreaterThan(2);
    }
  }

  @Test
  void namesAreUnique() {
    List<String> names = OperatorCases.all().stream().map(OperatorCase::name).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void casesAreTheSameAtEveryRun() {
    List<OperatorCase> once = OperatorCases.all();
    List<OperatorCase> again = OperatorCases.all();
    for (int i = 0; i < once.size(); i++) {
      for (int input = 0; input < once.get(i).inputs().size(); input++) {
        assertThat(once.get(i).inputs().get(input).bytes())
            .isEqualTo(again.get(i).inputs().get(input).bytes());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> mistakesAreNoticed() {
    return Stream.of(
        otherwise(
            "causal attention sees all", Attention.class, kind -> Attention.full(kind.scale())),
        otherwise(
            "the window is ignored",
            Attention.class,
            kind -> new Attention(kind.scale(), kind.causal(), OptionalInt.empty())),
        otherwise("the window is one too long", Attention.class, OperatorCasesTest::longerWindow),
        otherwise(
            "the scale is ignored",
            Attention.class,
            kind -> new Attention(1, kind.causal(), kind.window())),
        without("the mask is ignored", Attention.class, 4),
        without("the bias is ignored", Linear.class, 3),
        without("the bias is ignored", PatchEmbedding.class, 3),
        without("the bias is ignored", LayerNorm.class, 3),
        without("the weight is ignored", RmsNorm.class, 2),
        otherwise(
            "epsilon is 10 times as large",
            LayerNorm.class,
            norm -> new LayerNorm(10 * norm.epsilon())),
        otherwise(
            "epsilon is 10 times as large",
            RmsNorm.class,
            norm -> new RmsNorm(10 * norm.epsilon())),
        otherwise("axes are read the other way", Permute.class, OperatorCasesTest::inverse),
        otherwise("exact GELU is approximate", Elementwise.class, OperatorCasesTest::approximate),
        otherwise("the logarithm is forgotten", Softmax.class, softmax -> new Softmax(false)),
        otherwise("smoothing is ignored", TokenLoss.class, loss -> new TokenLoss(0)),
        otherwise(
            "the mean is a sum",
            Reduce.class,
            reduce -> new Reduce(Reduce.Kind.SUM, reduce.axis(), reduce.keep())),
        swapped("the choices are swapped", Select.class, 1, 2),
        swapped("keys and values are swapped", Attention.class, 1, 2),
        halved("rotary positions are halved", Rotary.class, 1),
        halved("ids are halved", Embedding.class, 1),
        halved("indices are halved", Gather.class, 1));
  }

  private static <O extends Operator> DynamicTest otherwise(
      String name, Class<O> type, UnaryOperator<O> change) {
    return noticed(
        name,
        type,
        (right, operator, inputs) ->
            right.apply(
                type.isInstance(operator) ? change.apply(type.cast(operator)) : operator, inputs));
  }

  /** The last input is left out where there are as many as given. */
  private static DynamicTest without(String name, Class<? extends Operator> type, int inputs) {
    return noticed(
        name,
        type,
        (right, operator, given) ->
            right.apply(
                operator,
                type.isInstance(operator) && given.size() == inputs
                    ? given.subList(0, inputs - 1)
                    : given));
  }

  private static DynamicTest swapped(
      String name, Class<? extends Operator> type, int one, int other) {
    return noticed(
        name,
        type,
        (right, operator, given) -> {
          List<Tensor> inputs = new ArrayList<>(given);
          if (type.isInstance(operator)
              && inputs.get(one).shape().equals(inputs.get(other).shape())) {
            inputs.set(one, given.get(other));
            inputs.set(other, given.get(one));
          }
          return right.apply(operator, inputs);
        });
  }

  /** One input of whole numbers is halved, rounding towards 0. */
  private static DynamicTest halved(String name, Class<? extends Operator> type, int input) {
    return noticed(
        name,
        type,
        (right, operator, given) -> {
          List<Tensor> inputs = new ArrayList<>(given);
          if (type.isInstance(operator)) {
            Tensor whole = given.get(input);
            Tensor half = right.scale(right.cast(whole, ElementType.FLOAT32), 0.5);
            inputs.set(input, right.cast(half, whole.type()));
          }
          return right.apply(operator, inputs);
        });
  }

  private static DynamicTest noticed(
      String name, Class<? extends Operator> type, MistakenEngine.Mistake mistake) {
    return DynamicTest.dynamicTest(
        type.getSimpleName() + ": " + name,
        () -> {
          try (Engine engine = new MistakenEngine(new NaiveEngine(), mistake)) {
            Set<Class<?>> failing =
                OperatorCases.all().stream()
                    .filter(given -> fails(engine, given))
                    .map(given -> given.operator().getClass())
                    .collect(Collectors.toSet());
            assertThat(failing).containsExactly(type);
          }
        });
  }

  private static boolean fails(Engine engine, OperatorCase given) {
    try {
      OperatorComparison.values(engine, given);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  private static Attention longerWindow(Attention kind) {
    return kind.window().isEmpty()
        ? kind
        : new Attention(kind.scale(), kind.causal(), OptionalInt.of(kind.window().getAsInt() + 1));
  }

  private static Permute inverse(Permute permute) {
    Integer[] axes = new Integer[permute.axes().size()];
    Arrays.setAll(axes, i -> permute.axes().indexOf(i));
    return new Permute(List.of(axes));
  }

  private static Elementwise approximate(Elementwise elementwise) {
    return elementwise.function() == Elementwise.Function.GELU
        ? new Elementwise(Elementwise.Function.GELU_TANH)
        : elementwise;
  }
}
