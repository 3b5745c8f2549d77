package ai.lynx.vision.encoders.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures in tiles, against what {@code Idefics3ImageProcessorPil} of transformers 5.23.0 makes of
 * them with Pillow 13.0.0.
 */
class TiledTransformTest {
  private static final int TILE = 42;
  private static final int STEP = 7919;

  /** What the original made of a picture: tiles, the sum of all numbers, and every so manieth. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Original(
      int width, int height, int longest, int rows, int columns, double sum, float[] samples) {}

  static Stream<Original> originals() {
    return Stream.of(
        new Original(
            100,
            60,
            84,
            2,
            2,
            -1765.9918,
            new float[] {
              -0.992157f,
              0.45098f,
              -0.254902f,
              -0.168627f,
              -0.286274f,
              -0.537255f,
              0.639216f,
              -0.184314f,
              -0.137255f,
              -0.121569f,
              -0.278431f,
              -0.890196f
            }),
        new Original(
            61,
            173,
            84,
            2,
            1,
            -562.2272,
            new float[] {
              -0.960784f,
              -0.239216f,
              -0.192157f,
              0.419608f,
              0.066667f,
              -0.670588f,
              0.082353f,
              0.027451f,
              0.372549f,
              -0.396078f,
              0.380392f,
              -0.058824f
            }),
        new Original(
            42,
            42,
            84,
            2,
            2,
            -5695.3566,
            new float[] {
              -1.0f,
              0.701961f,
              -0.811765f,
              0.286275f,
              -0.803922f,
              -0.403922f,
              -0.184314f,
              -0.482353f,
              0.411765f,
              -0.231373f,
              0.803922f,
              -0.231373f
            }),
        new Original(
            37,
            90,
            126,
            3,
            2,
            -4690.1485,
            new float[] {
              -1.0f,
              0.364706f,
              -0.772549f,
              -0.215686f,
              0.019608f,
              -0.623529f,
              0.694118f,
              -1.0f,
              0.47451f,
              -1.0f,
              -0.411765f,
              -0.678431f
            }),
        new Original(
            200,
            33,
            168,
            1,
            4,
            -1807.3408,
            new float[] {
              -0.992157f,
              0.458824f,
              -0.176471f,
              -0.090196f,
              -0.207843f,
              0.545098f,
              0.043137f,
              -0.176471f,
              0.356863f,
              -0.764706f,
              0.301961f,
              -0.811765f
            }));
  }

  @ParameterizedTest
  @MethodSource("originals")
  void cutsAsTheOriginalDoes(Original original) {
    PicturePieces pieces =
        new PublishedTransformProvider()
            .create(settings(original.longest(), Map.of()))
            .pieces(drawn(original.width(), original.height()));
    assertThat(pieces.rows()).isEqualTo(original.rows());
    assertThat(pieces.columns()).isEqualTo(original.columns());
    assertThat(pieces.pixels().shape()).isEqualTo(Shape.of(pieces.count(), 3, TILE, TILE));
    float[] numbers = pieces.pixels().toFloats();
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    assertThat(sum).isCloseTo(original.sum(), within(1e-2));
    for (int i = 0; i < original.samples().length; i++) {
      int at = (int) ((long) i * STEP % numbers.length);
      assertThat(numbers[at]).as("number %d", at).isCloseTo(original.samples()[i], within(3e-6f));
    }
  }

  @Test
  void leavesPicturesWholeIfToldNotToCut() {
    PicturePieces pieces =
        new PublishedTransformProvider()
            .create(settings(84, Map.of("do_image_splitting", false)))
            .pieces(drawn(100, 60));
    assertThat(List.of(pieces.rows(), pieces.columns(), pieces.count())).containsExactly(0, 0, 1);
    assertThat(pieces.pixels().shape()).isEqualTo(Shape.of(1, 3, TILE, TILE));
  }

  private static Settings settings(int longest, Map<String, Object> more) {
    Map<String, Object> settings = new java.util.HashMap<>(more);
    settings.put("image_processor_type", "Idefics3ImageProcessor");
    settings.put("size", Map.of("longest_edge", longest));
    settings.put("max_image_size", Map.of("longest_edge", TILE));
    settings.put("pass_order", "pillow-13");
    return Settings.of("test", settings);
  }

  private static RgbImage drawn(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        rgb[at] = (byte) (x * 7 + y * 3);
        rgb[at + 1] = (byte) (x * x / 5 + y);
        rgb[at + 2] = (byte) (x * y / 3);
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
