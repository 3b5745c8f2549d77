package ai.lynx.testkit.operators;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.testkit.numbers.Tolerance;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operator against the naive engine: values in float32 and bfloat16, gradients against finite
 * differences, operands of different types, and shapes that do not fit.
 *
 * <p>An engine author subclasses it:
 *
 * <pre>{@code
 * class PyTorchOperatorTest extends OperatorTest {
 *   @Override
 *   protected Engine createEngine() {
 *     return new PyTorchEngineProvider().create(EngineOptions.defaults());
 *   }
 * }
 * }</pre>
 *
 * <p>Tolerances are those of {@link Tolerance#of} for values; a gradient in float32 may be off by
 * 1e-4, absolute plus relative, and one through bfloat16 by 5e-2.
 */
public abstract class OperatorTest extends EngineTest {
  private static final Tolerance GRADIENT = new Tolerance(1e-4, 1e-4);
  private static final Tolerance ROUNDED_GRADIENT = new Tolerance(5e-2, 5e-2);

  protected OperatorTest() {}

  /** The types, besides float32, that activations may have on this engine. */
  protected Set<ElementType> narrowTypes() {
    return EnumSet.of(ElementType.BFLOAT16);
  }

  @TestFactory
  public Stream<DynamicTest> valuesInFloat32() {
    return tests(OperatorCases.all(), "", this::checkValues);
  }

  @TestFactory
  public Stream<DynamicTest> valuesInNarrowTypes() {
    return narrowTypes().stream()
        .flatMap(
            type ->
                tests(
                    OperatorCases.all().stream()
                        .filter(given -> !given.floatingInputs().isEmpty())
                        .map(given -> given.in(type))
                        .toList(),
                    ", in " + type,
                    this::checkValues));
  }

  /** Results have the first operand's type; the others are converted to it. */
  @TestFactory
  public Stream<DynamicTest> operandsOfOtherTypesAreConverted() {
    List<OperatorCase> cases = mixable();
    return narrowTypes().stream()
        .flatMap(
            type ->
                Stream.concat(
                    tests(
                        cases.stream().map(given -> given.in(type, ElementType.FLOAT32)).toList(),
                        ", " + type + " with float32",
                        this::checkValues),
                    tests(
                        cases.stream().map(given -> given.in(ElementType.FLOAT32, type)).toList(),
                        ", float32 with " + type,
                        this::checkValues)));
  }

  @TestFactory
  public Stream<DynamicTest> gradients() {
    return training()
        .map(
            autograd ->
                tests(
                    OperatorCases.all().stream().filter(OperatorComparison::hasGradient).toList(),
                    "",
                    given ->
                        OperatorComparison.gradients(
                            engine(), autograd, given, gradientTolerance(given))))
        .orElseGet(Stream::empty);
  }

  /** Weights kept in float32 get float32 gradients however narrow the activations are. */
  @TestFactory
  public Stream<DynamicTest> gradientsReachFloat32Weights() {
    Optional<Autograd> autograd = training();
    if (autograd.isEmpty()) {
      return Stream.empty();
    }
    return narrowTypes().stream()
        .flatMap(
            type ->
                tests(
                    mixable().stream()
                        .filter(OperatorComparison::hasGradient)
                        .map(given -> given.in(type, ElementType.FLOAT32))
                        .toList(),
                    ", " + type + " with float32 weights",
                    given ->
                        OperatorComparison.gradients(
                            engine(), autograd.get(), given, gradientTolerance(given))));
  }

  @TestFactory
  public Stream<DynamicTest> shapesThatDoNotFitAreRefused() {
    return tests(
        MisfitCases.all(),
        "",
        given -> {
          try (Scope scope = engine().open()) {
            List<Tensor> inputs = given.inputs().stream().map(scope::tensor).toList();
            assertThatThrownBy(() -> scope.ops().apply(given.operator(), inputs))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
          }
        });
  }

  private void checkValues(OperatorCase given) {
    OperatorComparison.values(engine(), given);
  }

  /** Gradients are rounded to each type that they pass through. */
  private static Tolerance gradientTolerance(OperatorCase given) {
    boolean rounded =
        OperatorComparison.type(given) != ElementType.FLOAT32
            || given.floatingInputs().stream()
                .anyMatch(i -> given.inputs().get(i).type() != ElementType.FLOAT32);
    return (rounded ? ROUNDED_GRADIENT : GRADIENT).times(Math.max(1, given.slack()));
  }

  private Optional<Autograd> training() {
    return engine().autograd();
  }

  /** Cases with several floating inputs, of operators that take operands of different types. */
  private static List<OperatorCase> mixable() {
    return OperatorCases.all().stream()
        .filter(given -> given.floatingInputs().size() > 1)
        .filter(given -> !(given.operator() instanceof Concatenate))
        .toList();
  }

  private static Stream<DynamicTest> tests(
      List<OperatorCase> cases, String suffix, Consumer<OperatorCase> check) {
    return cases.stream()
        .map(given -> DynamicTest.dynamicTest(given.name() + suffix, () -> check.accept(given)));
  }
}
