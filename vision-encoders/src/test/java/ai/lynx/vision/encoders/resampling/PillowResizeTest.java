package ai.lynx.vision.encoders.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.spi.media.RgbImage;
import ai.lynx.vision.encoders.PixelDifference;
import ai.lynx.vision.encoders.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PillowResizeTest {
  @TestFactory
  Stream<DynamicTest> equalsPillowToTheByte() {
    ReferenceCase reference = ReferenceCase.open("images/resize");
    return StreamSupport.stream(reference.description().get("items").spliterator(), false)
        .filter(item -> item.get("mode").asText().equals("RGB"))
        .filter(item -> !item.has("box") && !item.has("reducing_gap"))
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("tensor").asText(), () -> equalsPillow(reference, item)));
  }

  private static void equalsPillow(ReferenceCase reference, JsonNode item) {
    Resample filter = Resample.valueOf(item.get("filter").asText().toUpperCase(Locale.ROOT));
    PillowResize resize =
        new PillowResize(filter, item.get("width").asInt(), item.get("height").asInt());

    RgbImage got = resize.apply(reference.image(item.get("source").asText()));

    PixelDifference difference =
        PixelDifference.between(got, reference.image(item.get("tensor").asText()));
    assertThat(difference.largest()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aPartEqualsThatPartOfTheWhole(Resample filter) {
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      RgbImage image = noise(random, 1 + random.nextInt(30), 1 + random.nextInt(30));
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(40);
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int partWidth = 1 + random.nextInt(width - left);
      int partHeight = 1 + random.nextInt(height - top);
      PillowResize resize = new PillowResize(filter, width, height);

      RgbImage part = resize.apply(image, left, top, partWidth, partHeight);

      assertThat(part.rgb())
          .isEqualTo(cut(resize.apply(image), left, top, partWidth, partHeight).rgb());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameSizeChangesNothing(Resample filter) {
    RgbImage image = noise(new Random(3), 19, 13);

    assertThat(new PillowResize(filter, 19, 13).apply(image).rgb()).isEqualTo(image.rgb());
  }

  @Test
  void aPartBeyondTheResultIsRefused() {
    PillowResize resize = new PillowResize(Resample.BICUBIC, 10, 10);
    RgbImage image = noise(new Random(3), 4, 4);

    assertThatThrownBy(() -> resize.apply(image, 5, 0, 6, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 pixels from 5 on");
  }

  private static RgbImage cut(RgbImage image, int left, int top, int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      int from = ((top + y) * image.width() + left) * 3;
      byte[] row = Arrays.copyOfRange(image.rgb(), from, from + width * 3);
      System.arraycopy(row, 0, rgb, y * width * 3, row.length);
    }
    return new RgbImage(width, height, rgb);
  }

  private static RgbImage noise(Random random, int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    random.nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }
}
