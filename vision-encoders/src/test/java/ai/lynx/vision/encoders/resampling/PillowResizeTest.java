package ai.lynx.vision.encoders.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.spi.media.RgbImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PillowResizeTest {
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
      PillowResize resize = new PillowResize(filter, PassOrder.HORIZONTAL_FIRST, width, height);

      RgbImage part = resize.apply(image, left, top, partWidth, partHeight);

      assertThat(part.rgb())
          .isEqualTo(cut(resize.apply(image), left, top, partWidth, partHeight).rgb());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameSizeChangesNothing(Resample filter) {
    RgbImage image = noise(new Random(3), 19, 13);

    assertThat(new PillowResize(filter, PassOrder.PILLOW_13, 19, 13).apply(image).rgb())
        .isEqualTo(image.rgb());
  }

  @Test
  void aPartBeyondTheResultIsRefused() {
    PillowResize resize = new PillowResize(Resample.BICUBIC, PassOrder.HORIZONTAL_FIRST, 10, 10);
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
