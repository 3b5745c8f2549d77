package ai.lynx.vision.encoders.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.Orientation;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.media.ImageTransformTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** LLaVA's: padded, resized, cropped. */
class PublishedTransformTest extends ImageTransformTest {
  private static final RgbImage TWO_PIXELS =
      new RgbImage(2, 1, new byte[] {10, 20, 30, 40, 50, 60});

  @Override
  protected ImageTransform transform() {
    return create("LlavaImageProcessor", Map.of("do_pad", true, "size", 30, "crop_size", 28));
  }

  @Override
  protected Shape output() {
    return Shape.of(3, 28, 28);
  }

  @Test
  void bytesComeThroughWhereNothingIsAskedFor() {
    assertThat(bytes(Map.of()).apply(List.of(TWO_PIXELS)).toFloats())
        .containsExactly(10, 40, 20, 50, 30, 60);
  }

  @Test
  void aPictureSmallerThanTheCropIsFramedInBlackTheLargerHalfInFront() {
    ImageTransform crop =
        bytes(Map.of("do_center_crop", true, "crop_size", Map.of("height", 2, "width", 5)));

    float[] red = crop.apply(List.of(TWO_PIXELS.colours())).toFloats();

    assertThat(red).startsWith(0, 0, 0, 0, 0, 0, 0, 10, 40, 0);
  }

  @Test
  void picturesAreTurnedOnlyIfAsked() {
    RgbImage turned = TWO_PIXELS.withOrientation(Orientation.ON_ITS_LEFT);

    assertThat(bytes(Map.of()).apply(List.of(turned)).shape()).isEqualTo(Shape.of(1, 3, 1, 2));
    assertThat(bytes(Map.of("exif_transpose", true)).apply(List.of(turned)).shape())
        .isEqualTo(Shape.of(1, 3, 2, 1));
  }

  @Test
  void transparentPixelsStandOnWhiteUnlessTheOldWayIsAskedFor() {
    RgbImage clear = TWO_PIXELS.withAlpha(new byte[] {0, (byte) 255});

    assertThat(bytes(Map.of()).apply(List.of(clear)).toFloats())
        .containsExactly(255, 40, 255, 50, 255, 60);
    assertThat(bytes(Map.of("transparency", "ignored")).apply(List.of(clear)).toFloats())
        .containsExactly(10, 40, 20, 50, 30, 60);
  }

  @Test
  void picturesOfSeveralSizesMakeNoBatch() {
    RgbImage other = new RgbImage(1, 1, new byte[3]);

    assertThatThrownBy(() -> bytes(Map.of()).apply(List.of(TWO_PIXELS, other)))
        .isInstanceOf(InvalidMediaException.class)
        .hasMessageContaining("2 x 1 and 1 x 1");
  }

  @Test
  void allMistakesInTheSettingsAreReportedAtOnce() {
    Map<String, Object> wrong =
        Map.of("resample", 7, "size", Map.of("shortest", 3), "image_std", List.of(0, 1, 1));

    assertThatThrownBy(() -> create("OwlImageProcessor", wrong))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("image_processor_type must be one of BitImageProcessor")
        .hasMessageContaining("resample must be from 0 to 5")
        .hasMessageContaining("size.shortest is unknown")
        .hasMessageContaining("image_std must be numbers above 0");
  }

  /** A transform that leaves bytes as they are, but for what is given. */
  private static ImageTransform bytes(Map<String, Object> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("do_resize", false);
    settings.put("do_center_crop", false);
    settings.put("do_rescale", false);
    settings.put("do_normalize", false);
    settings.putAll(more);
    return create("CLIPImageProcessor", settings);
  }

  private static ImageTransform create(String type, Map<String, Object> more) {
    Map<String, Object> settings = new LinkedHashMap<>(more);
    settings.put("image_processor_type", type);
    return new PublishedTransformProvider().create(Settings.of("test", settings));
  }
}
