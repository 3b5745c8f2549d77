package ai.lynx.vision.encoders.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.vision.encoders.ReferenceCase;
import ai.lynx.vision.encoders.decoding.ImageIoDecoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShortestEdgeCropTest {
  @TestFactory
  Stream<DynamicTest> equalsTheOfficialTransformOfDecodedPictures() {
    ReferenceCase reference = ReferenceCase.open("lynx/preprocess-images");
    ImageTransform transform = transform(42);
    return StreamSupport.stream(reference.description().get("files").spliterator(), false)
        .map(file -> file.get("name").asText())
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertEqual(
                            transform.apply(List.of(reference.image("decoded." + name))),
                            reference.tensor("pixel_values." + name),
                            2e-6f)));
  }

  @TestFactory
  Stream<DynamicTest> equalsTheOfficialTransformOfFiles() {
    ReferenceCase reference = ReferenceCase.open("images/lynx-transform");
    return StreamSupport.stream(reference.description().get("items").spliterator(), false)
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("tensor").asText(), () -> equalsReference(reference, item)));
  }

  private static void equalsReference(ReferenceCase reference, JsonNode item) {
    String file = item.get("file").asText();
    RgbImage image = new ImageIoDecoder().decode(reference.bytes(file), file);

    TensorData got = transform(item.get("image_res").asInt()).apply(List.of(image));

    assertEqual(got, reference.tensor(item.get("tensor").asText()), 2e-6f);
  }

  @Test
  void aBatchIsItsPicturesOneByOne() {
    RgbImage first = noise(40, 17);
    RgbImage second = noise(9, 60);
    ImageTransform transform = transform(12);

    TensorData both = transform.apply(List.of(first, second));

    assertThat(both.shape()).isEqualTo(Shape.of(2, 3, 12, 12));
    float[] pixels = both.toFloats();
    int half = pixels.length / 2;
    assertThat(Arrays.copyOfRange(pixels, 0, half))
        .isEqualTo(transform.apply(List.of(first)).toFloats());
    assertThat(Arrays.copyOfRange(pixels, half, 2 * half))
        .isEqualTo(transform.apply(List.of(second)).toFloats());
  }

  @Test
  void aPictureAMillionTimesLongerThanWideTakesLittleMemory() {
    TensorData got = transform(224).apply(List.of(noise(1, 1_000_000)));

    assertThat(got.shape()).isEqualTo(Shape.of(1, 3, 224, 224));
  }

  @Test
  void aPictureThatCannotBeResizedIsRefused() {
    assertThatThrownBy(() -> transform(1 << 14).apply(List.of(noise(1, 1_000_000))))
        .isInstanceOf(InvalidMediaException.class)
        .hasMessageContaining("1 x 1000000")
        .hasMessageContaining("too long");
  }

  @Test
  void allMistakesInTheSettingsAreReportedAtOnce() {
    Settings settings =
        Settings.of("lynx.json", Map.of("size", 0, "std", List.of(1, 0, 1), "resampl", "cubic"));

    assertThatThrownBy(() -> new ShortestEdgeCropProvider().create(settings))
        .isInstanceOfSatisfying(
            InvalidConfigurationException.class,
            e -> {
              assertThat(e.problems()).hasSize(3);
              assertThat(e).hasMessageContaining("size must be from 1");
              assertThat(e).hasMessageContaining("std must be numbers above 0");
              assertThat(e).hasMessageContaining("did you mean \"resample\"");
            });
  }

  private static ImageTransform transform(int size) {
    return new ShortestEdgeCropProvider().create(Settings.of("test", Map.of("size", size)));
  }

  private static void assertEqual(TensorData got, TensorData want, float tolerance) {
    float[] values = got.toFloats();
    float[] expected = want.toFloats();
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static RgbImage noise(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    new Random(width).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }
}
