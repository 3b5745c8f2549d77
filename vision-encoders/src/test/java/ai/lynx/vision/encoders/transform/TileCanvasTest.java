package ai.lynx.vision.encoders.transform;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.media.RgbImage;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileCanvasTest {
  /** What the original's functions say of pictures, tiles of 28 pixels and most tiles. */
  @ParameterizedTest
  @CsvSource({
    "100, 60, 4, 2, 2, 56, 33",
    "10, 7, 4, 1, 1, 28, 19",
    "300, 20, 4, 1, 4, 112, 7",
    "20, 300, 3, 3, 1, 5, 84",
    "57, 57, 4, 2, 2, 56, 56",
    "113, 56, 6, 2, 3, 84, 41",
    "29, 28, 2, 1, 2, 29, 28",
    "1, 90, 4, 4, 1, 1, 90",
    "56, 28, 1, 1, 1, 28, 14"
  })
  void suitsThePictureAsTheOriginalHasIt(
      int width, int height, int most, int rows, int columns, int fitWidth, int fitHeight) {
    TileCanvas canvas = TileCanvas.of(width, height, 28, most);

    assertThat(canvas).isEqualTo(new TileCanvas(rows, columns));
    assertThat(canvas.fit(width, height, 28)).isEqualTo(new TargetSize.Extent(fitWidth, fitHeight));
  }

  /** The picture stands at the upper left; what is left of the canvas is black. */
  @Test
  void tilesAreCutRowByRow() {
    byte[] rgb = new byte[3 * 4 * 3];
    Arrays.fill(rgb, (byte) 255);
    PicturePieces pieces =
        new PublishedTransformProvider()
            .create(
                Settings.of(
                    "test",
                    Map.of(
                        "image_processor_type",
                        "MllamaImageProcessorFast",
                        "size",
                        Map.of("height", 2, "width", 2))))
            .pieces(new RgbImage(4, 3, rgb));

    assertThat(pieces.rows()).isEqualTo(2);
    assertThat(pieces.columns()).isEqualTo(2);
    assertThat(pieces.count()).isEqualTo(4);
    float[] pixels = pieces.pixels().toFloats();
    for (int tile = 0; tile < 4; tile++) {
      for (int i = 0; i < 12; i++) {
        boolean below = tile >= 2 && i % 4 >= 2;
        assertThat(pixels[tile * 12 + i]).isEqualTo(below ? -1 : 1);
      }
    }
  }
}
