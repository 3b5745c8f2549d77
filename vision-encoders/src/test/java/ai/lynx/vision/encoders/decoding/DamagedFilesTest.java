package ai.lynx.vision.encoders.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files made here, then damaged: always one exception that names the file, or the right picture.
 */
class DamagedFilesTest {
  private final ImageIoDecoder decoder = new ImageIoDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void aFileCutAnywhereIsRefusedOrWhole(String format) throws IOException {
    byte[] whole = encode(format);
    RgbImage picture = decoder.decode(whole, "whole." + format);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(decoder.decode(cut, "cut." + format).rgb()).isEqualTo(picture.rgb());
        assertThat(length).as("only the last few bytes may miss").isGreaterThan(whole.length - 16);
      } catch (InvalidMediaException e) {
        assertThat(e).hasMessageContaining("cut." + format);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void aFlippedByteGivesAPictureOrAnExceptionThatNamesTheFile(String format) throws IOException {
    byte[] whole = encode(format);
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      byte[] flipped = whole.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        flipped[random.nextInt(flipped.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(decoder.decode(flipped, "flipped." + format).width()).isPositive();
      } catch (InvalidMediaException e) {
        assertThat(e).hasMessageContaining("flipped." + format);
      }
    }
  }

  @Test
  void aPngThatClaimsAHundredThousandPixelsASideIsRefusedFromItsHeader() throws IOException {
    byte[] png = encode("png");
    java.nio.ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
    checksum.update(png, 12, 17);
    java.nio.ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());

    assertThatThrownBy(() -> decoder.decode(png, "bomb.png"))
        .isInstanceOf(InvalidMediaException.class)
        .hasMessageContaining("bomb.png claims to be 100000 x 100000 pixels");
  }

  @Test
  void aTextFileIsNoPictureWhateverItsName() {
    byte[] text = "This is no picture.".getBytes(StandardCharsets.UTF_8);

    assertThat(decoder.recognises(text)).isFalse();
    assertThatThrownBy(() -> decoder.decode(text, "text.png"))
        .isInstanceOf(InvalidMediaException.class)
        .hasMessageContaining("text.png is no picture of a known format");
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() {
    assertThat(decoder.recognises(new byte[0])).isFalse();
    assertThatThrownBy(() -> decoder.decode(new byte[0], "empty.jpg"))
        .isInstanceOf(InvalidMediaException.class)
        .hasMessageContaining("empty.jpg is empty");
  }

  /** A picture with noise and areas, so that damage shows. */
  private static byte[] encode(String format) throws IOException {
    BufferedImage image = new BufferedImage(24, 17, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(1);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, x < 12 ? random.nextInt() : 0x336699);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }
}
