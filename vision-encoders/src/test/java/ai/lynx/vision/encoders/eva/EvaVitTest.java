package ai.lynx.vision.encoders.eva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.components.VisionEncoderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The picture is not a multiple of the patch, so an edge is unused. */
class EvaVitTest extends VisionEncoderTest {
  @Override
  protected VisionEncoderProvider provider() {
    return new EvaVitProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        "test",
        Map.of(
            "imageSize", 11, "patchSize", 3, "width", 12, "depth", 2, "heads", 3, "mlpRatio", 2.3));
  }

  @Override
  protected Shape picture() {
    return Shape.of(3, 11, 11);
  }

  @Test
  void theDefaultsAreThePublishedEncoder() {
    EvaVitSettings settings = EvaVitSettings.parse(Settings.of("test", Map.of("imageSize", 420)));

    assertThat(settings).isEqualTo(new EvaVitSettings(420, 14, 1408, 39, 16, 4.3637));
    assertThat(settings.mlpWidth()).isEqualTo(6144);
    assertThat(settings.grid()).isEqualTo(30);
  }

  @Test
  void headsThatDoNotDivideTheWidthAreRefused() {
    Settings settings = Settings.of("lynx.json", Map.of("imageSize", 28, "width", 30, "heads", 4));

    assertThatThrownBy(() -> EvaVitSettings.parse(settings))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("width must be a multiple of heads (4), not 30");
  }

  @Test
  void aPatchLargerThanThePictureIsRefused() {
    Settings settings = Settings.of("lynx.json", Map.of("imageSize", 13));

    assertThatThrownBy(() -> EvaVitSettings.parse(settings))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("patchSize must be at most imageSize (13), not 14");
  }
}
