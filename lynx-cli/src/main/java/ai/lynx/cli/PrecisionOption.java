package ai.lynx.cli;

import ai.lynx.LoadOptions;
import ai.lynx.LoadOptions.Precision;
import ai.lynx.spi.tensor.ElementType;
import picocli.CommandLine.Option;

/** The type in which a model computes. */
final class PrecisionOption {
  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "float32 (default) or bfloat16, which is faster and less exact.")
  private Precision precision = Precision.FLOAT32;

  LoadOptions loadOptions() {
    return LoadOptions.defaults().withPrecision(precision);
  }

  ElementType elementType() {
    return switch (precision) {
      case FLOAT32 -> ElementType.FLOAT32;
      case BFLOAT16 -> ElementType.BFLOAT16;
    };
  }
}
