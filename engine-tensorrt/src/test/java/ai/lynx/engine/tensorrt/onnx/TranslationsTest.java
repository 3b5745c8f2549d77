package ai.lynx.engine.tensorrt.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.operator.Operator;
import org.junit.jupiter.api.Test;

class TranslationsTest {
  @Test
  void everyOperatorCanBeWritten() {
    assertThat(Operator.class.getPermittedSubclasses()).allMatch(Translations::knows);
  }
}
