package ai.lynx.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours are those that are stored, not what AWT converts them to. */
class ImageOfBufferedImageTest {
  @Test
  void greyStaysWhatItIs() {
    BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    for (int value = 0; value < 256; value++) {
      image.getRaster().setSample(value, 0, 0, value);
    }
    byte[] rgb = rgb(image);
    for (int value = 0; value < 256; value++) {
      assertThat(pixel(rgb, value)).isEqualTo(value << 16 | value << 8 | value);
    }
    assertThat(image.getRGB(100, 0) & 0xff).as("what getRGB makes of grey 100").isNotEqualTo(100);
  }

  @Test
  void wideGreyIsCut() {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    int[] values = {7, 255, 40_000};
    for (int x = 0; x < values.length; x++) {
      image.getRaster().setSample(x, 0, 0, values[x]);
    }
    assertThat(rgb(image)).containsExactly(7, 7, 7, -1, -1, -1, -1, -1, -1);
  }

  @Test
  void palettesAreLookedUpAndTheirTransparencyIsDropped() {
    byte[] red = {10, 20};
    byte[] green = {30, 40};
    byte[] blue = {50, 60};
    byte[] alpha = {0, (byte) 255};
    IndexColorModel palette = new IndexColorModel(8, 2, red, green, blue, alpha);
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setSample(1, 0, 0, 1);
    assertThat(rgb(image)).containsExactly(10, 30, 50, 20, 40, 60);
  }

  @Test
  void oneBitPicturesAreBlackAndWhite() {
    BufferedImage image = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.getRaster().setSample(8, 0, 0, 1);
    byte[] rgb = rgb(image);
    assertThat(pixel(rgb, 7)).isZero();
    assertThat(pixel(rgb, 8)).isEqualTo(0xffffff);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  void coloursComeOutInOrder(int type) {
    BufferedImage image = new BufferedImage(2, 2, type);
    image.setRGB(1, 1, 0xff123456);
    byte[] rgb = rgb(image);
    assertThat(rgb).hasSize(12);
    assertThat(pixel(rgb, 3)).isEqualTo(0x123456);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB_PRE, BufferedImage.TYPE_4BYTE_ABGR_PRE})
  void premultipliedColoursAreDividedBack(int type) {
    BufferedImage image = new BufferedImage(1, 1, type);
    image.setRGB(0, 0, 0x80ff0000);
    assertThat(pixel(rgb(image), 0)).isEqualTo(0xff0000);
  }

  @Test
  void partsOfPicturesBeginWhereTheyBegin() {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
      BufferedImage whole = new BufferedImage(4, 4, type);
      whole.getRaster().setSample(2, 3, 0, 77);
      byte[] rgb = rgb(whole.getSubimage(2, 3, 2, 1));
      assertThat(rgb).hasSize(6);
      assertThat(rgb[0]).isEqualTo((byte) 77);
    }
  }

  private static byte[] rgb(BufferedImage image) {
    return ((Image.Pixels) Image.of(image).content()).rgb();
  }

  private static int pixel(byte[] rgb, int number) {
    int at = 3 * number;
    return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
  }
}
