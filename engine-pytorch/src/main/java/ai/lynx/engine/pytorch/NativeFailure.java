package ai.lynx.engine.pytorch;

import ai.lynx.error.EngineException;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.stream.Collectors;

/** What PyTorch complains about, in one sentence with the operator and its inputs. */
final class NativeFailure {
  private NativeFailure() {}

  static EngineException of(Operator operator, List<Tensor> inputs, Throwable cause) {
    String read =
        inputs.stream()
            .map(input -> input.type() + " " + input.shape())
            .collect(Collectors.joining(", "));
    return new EngineException(
        "%s on %s failed in PyTorch: %s".formatted(operator, read, reason(cause)), cause);
  }

  /** The last line that says something: TorchScript puts a trace of its own before it. */
  static String reason(Throwable failure) {
    String message = failure.getMessage();
    if (message == null) {
      return failure.getClass().getSimpleName();
    }
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce((first, second) -> second)
        .orElse(message);
  }
}
