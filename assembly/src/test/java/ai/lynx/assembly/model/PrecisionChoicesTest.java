package ai.lynx.assembly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.LoadOptions.Precision;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.testkit.naive.NaiveEngine;
import org.junit.jupiter.api.Test;

class PrecisionChoicesTest {
  private final Engine engine = new NaiveEngine();

  @Test
  void floatingTypesAreForWeightsAndActivations() {
    ModelAssembler.Choices choices = PrecisionChoices.of(Precision.BFLOAT16, engine);
    assertThat(choices.weights()).isEqualTo(ElementType.BFLOAT16);
    assertThat(choices.compute()).isEqualTo(ElementType.BFLOAT16);
    assertThat(choices.linearWeights()).isEqualTo(LinearWeights.GIVEN);
  }

  @Test
  void whatAnEngineCannotIsRefusedWithWhatItCan() {
    assertThatThrownBy(() -> PrecisionChoices.of(Precision.INT4, engine))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("cannot hold weights as int4")
        .hasMessageContaining("it can compute with float32, float16, bfloat16.");
  }
}
