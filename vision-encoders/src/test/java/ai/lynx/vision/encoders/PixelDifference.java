package ai.lynx.vision.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.media.RgbImage;

/** How far two pictures are apart. */
public record PixelDifference(int largest, double mean) {
  public static PixelDifference between(RgbImage got, RgbImage want) {
    assertThat(got.width()).isEqualTo(want.width());
    assertThat(got.height()).isEqualTo(want.height());
    int largest = 0;
    long sum = 0;
    for (int i = 0; i < got.rgb().length; i++) {
      int apart = Math.abs((got.rgb()[i] & 0xff) - (want.rgb()[i] & 0xff));
      largest = Math.max(largest, apart);
      sum += apart;
    }
    return new PixelDifference(largest, (double) sum / got.rgb().length);
  }
}
