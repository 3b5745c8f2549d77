package ai.lynx.assembly.model;

import ai.lynx.LoadOptions.Precision;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.tensor.ElementType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a precision means on an engine. */
public final class PrecisionChoices {
  private PrecisionChoices() {}

  /**
   * How a model of that precision is put together.
   *
   * @throws EngineException if the engine cannot compute so, naming the precisions that it can
   */
  public static ModelAssembler.Choices of(Precision precision, Engine engine) {
    LinearWeights linear = linearWeights(precision);
    ElementType type =
        besides(precision, engine)
            .orElseThrow(
                () ->
                    new EngineException(
                        "The engine %s (%s) cannot hold weights as %s; it can compute with %s."
                            .formatted(
                                engine.name(), engine.description(), precision, can(engine))));
    return new ModelAssembler.Choices(type, type, Optional.empty(), linear);
  }

  private static LinearWeights linearWeights(Precision precision) {
    return switch (precision) {
      case FLOAT32, FLOAT16, BFLOAT16 -> LinearWeights.GIVEN;
      case INT8 -> LinearWeights.INT8;
      case INT4 -> LinearWeights.INT4;
    };
  }

  /** The floating type of everything that is not rounded further; empty if the engine cannot. */
  private static Optional<ElementType> besides(Precision precision, Engine engine) {
    return switch (precision) {
      case FLOAT32 -> Optional.of(ElementType.FLOAT32);
      case FLOAT16 -> Optional.of(ElementType.FLOAT16);
      case BFLOAT16 -> Optional.of(ElementType.BFLOAT16);
      case INT8, INT4 ->
          engine.compiler().flatMap(compiler -> compiler.besides(linearWeights(precision)));
    };
  }

  private static String can(Engine engine) {
    return Arrays.stream(Precision.values())
        .filter(precision -> besides(precision, engine).isPresent())
        .map(Precision::toString)
        .collect(Collectors.joining(", "));
  }
}
