package ai.lynx.cli;

import ai.lynx.LoadOptions;
import ai.lynx.LoadOptions.Precision;
import ai.lynx.spi.tensor.ElementType;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How exactly a model computes. */
final class PrecisionOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"--precision", "--weights"},
      paramLabel = "TYPE",
      defaultValue = "float32",
      description =
          "float32 (default), float16 or bfloat16, which take half the memory; int8 or int4 for weights "
              + "of 8 or 4 bits, which save time only. Narrower is less exact.")
  private Precision precision = Precision.FLOAT32;

  LoadOptions loadOptions() {
    return LoadOptions.defaults().withPrecision(precision);
  }

  Precision precision() {
    return precision;
  }

  /** The type of activations in training, where weights move and so cannot be rounded. */
  ElementType trainable() {
    return switch (precision) {
      case FLOAT32 -> ElementType.FLOAT32;
      case FLOAT16 -> ElementType.FLOAT16;
      case BFLOAT16 -> ElementType.BFLOAT16;
      case INT8, INT4 ->
          throw new ParameterException(
              command.commandLine(),
              "Training needs floating numbers: --precision must be float32, float16 or bfloat16.");
    };
  }
}
