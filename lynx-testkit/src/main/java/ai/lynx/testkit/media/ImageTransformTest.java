package ai.lynx.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every image transform does: one shape for all pictures, channels and directions kept. */
public abstract class ImageTransformTest {
  private static final int BLACK = 0;
  private static final int WHITE = 0xffffff;

  protected ImageTransformTest() {}

  protected abstract ImageTransform transform();

  /** (channels, height, width) of what comes out for one picture. */
  protected abstract Shape output();

  @TestFactory
  public Stream<DynamicTest> picturesOfAnySizeGiveTheSameShape() {
    return Stream.of(
            new int[] {1, 1},
            new int[] {1, 50},
            new int[] {50, 1},
            new int[] {2, 3},
            new int[] {97, 31},
            new int[] {31, 97},
            new int[] {640, 480})
        .map(
            size ->
                DynamicTest.dynamicTest(
                    size[0] + " x " + size[1],
                    () -> {
                      TensorData pixels = transform().apply(List.of(noise(size[0], size[1], 1)));
                      assertThat(pixels.type()).isEqualTo(ElementType.FLOAT32);
                      assertThat(pixels.shape()).isEqualTo(shape(1));
                      for (float value : pixels.toFloats()) {
                        assertThat(value).isFinite();
                      }
                    }));
  }

  @Test
  public void preparesEachPictureByItself() {
    List<RgbImage> pictures = List.of(noise(40, 30, 1), noise(30, 50, 2), noise(7, 7, 3));
    TensorData together = transform().apply(pictures);
    assertThat(together.shape()).isEqualTo(shape(3));
    for (int i = 0; i < pictures.size(); i++) {
      assertThat(together.rows(i, i + 1).toFloats())
          .isEqualTo(transform().apply(List.of(pictures.get(i))).toFloats());
    }
  }

  @Test
  public void leavesThePictureAsItWas() {
    RgbImage picture = noise(33, 21, 1);
    byte[] before = picture.rgb().clone();
    transform().apply(List.of(picture));
    assertThat(picture.rgb()).isEqualTo(before);
  }

  /**
   * A red picture differs from a black one in channel 0 only, a green one in 1, a blue one in 2.
   */
  @Test
  public void channelsAreRedGreenBlue() {
    float[] black = apply((x, y) -> BLACK);
    for (int channel = 0; channel < 3; channel++) {
      int colour = 0xff0000 >> 8 * channel;
      float[] pure = apply((x, y) -> colour);
      for (int other = 0; other < 3; other++) {
        float difference = mean(pure, other, 0, 1, 0, 1) - mean(black, other, 0, 1, 0, 1);
        if (other == channel) {
          assertThat(difference).as("channel %d of %06x", other, colour).isPositive();
        } else {
          assertThat(difference).as("channel %d of %06x", other, colour).isZero();
        }
      }
    }
  }

  @Test
  public void theTopStaysAtTheTop() {
    float[] pixels = apply((x, y) -> y < 32 ? WHITE : BLACK);
    assertThat(mean(pixels, 0, 0, 0.5, 0, 1)).isGreaterThan(mean(pixels, 0, 0.5, 1, 0, 1));
    assertThat(mean(pixels, 0, 0, 1, 0, 0.5)).isEqualTo(mean(pixels, 0, 0, 1, 0.5, 1));
  }

  @Test
  public void theLeftStaysAtTheLeft() {
    float[] pixels = apply((x, y) -> x < 32 ? WHITE : BLACK);
    assertThat(mean(pixels, 0, 0, 1, 0, 0.5)).isGreaterThan(mean(pixels, 0, 0, 1, 0.5, 1));
    assertThat(mean(pixels, 0, 0, 0.5, 0, 1)).isEqualTo(mean(pixels, 0, 0.5, 1, 0, 1));
  }

  private Shape shape(int pictures) {
    return Shape.of(Size.of(pictures), output().size(0), output().size(1), output().size(2));
  }

  private float[] apply(IntBinaryOperator colour) {
    return transform().apply(List.of(picture(64, 64, colour))).toFloats();
  }

  /** The mean of a part of a channel, given in fractions of height and width. */
  private float mean(
      float[] pixels, int channel, double top, double bottom, double left, double right) {
    int height = Math.toIntExact(output().size(1).value());
    int width = Math.toIntExact(output().size(2).value());
    // Halves leave out the middle row or column of odd sizes.
    int firstRow = (int) Math.ceil(top * height);
    int lastRow = (int) (bottom * height);
    int firstColumn = (int) Math.ceil(left * width);
    int lastColumn = (int) (right * width);
    double sum = 0;
    for (int y = firstRow; y < lastRow; y++) {
      for (int x = firstColumn; x < lastColumn; x++) {
        sum += pixels[(channel * height + y) * width + x];
      }
    }
    return (float) (sum / ((lastRow - firstRow) * (lastColumn - firstColumn)));
  }

  private static RgbImage noise(int width, int height, int seed) {
    byte[] rgb = new byte[width * height * 3];
    new Random(seed).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }

  private static RgbImage picture(int width, int height, IntBinaryOperator colour) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        int value = colour.applyAsInt(x, y);
        rgb[at] = (byte) (value >> 16);
        rgb[at + 1] = (byte) (value >> 8);
        rgb[at + 2] = (byte) value;
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
