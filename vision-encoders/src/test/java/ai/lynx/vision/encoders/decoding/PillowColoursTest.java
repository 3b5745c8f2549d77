package ai.lynx.vision.encoders.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.media.RgbImage;
import ai.lynx.vision.encoders.PixelDifference;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a library would take other colours than Pillow. */
class PillowColoursTest {
  private static final int JFIF_END = 2 + 2 + 16; // the start marker, then the JFIF segment

  private final ImageIoDecoder decoder = new ImageIoDecoder();

  @ParameterizedTest
  @CsvSource({
    "ycck.jpg,ycck.rgb,9,7",
    "offset.gif,offset.rgb,14,11",
    "profile.webp,profile.rgb,6,5",
    "filtered.webp,filtered.rgb,26,21",
    "alpha-apart.webp,alpha-apart.rgb,19,14",
    "animation.webp,animation.rgb,18,12",
    "bits-565.bmp,bits-565.rgb,13,7",
    "grey16-transparent.png,grey16-transparent.rgb,5,5"
  })
  void decodesAsPillow(String file, String pixels, int width, int height) throws IOException {
    RgbImage got = decoder.decode(resource(file), file);

    RgbImage want = new RgbImage(width, height, resource(pixels));
    assertThat(PixelDifference.between(got, want).largest()).isZero();
  }

  @Test
  void aColourProfileInAJpegIsIgnored() throws IOException {
    byte[] jpeg = jpeg();
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] name = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer with = ByteBuffer.allocate(jpeg.length + 4 + name.length + profile.length);
    with.put(jpeg, 0, JFIF_END);
    with.putShort((short) 0xffe2).putShort((short) (2 + name.length + profile.length));
    with.put(name).put(profile);
    with.put(jpeg, JFIF_END, jpeg.length - JFIF_END);

    RgbImage got = decoder.decode(with.array(), "profile.jpg");

    assertThat(got.rgb()).isEqualTo(decoder.decode(jpeg, "plain.jpg").rgb());
  }

  @Test
  void channelsWithoutAnyMarkerAreYcbcrWhateverTheirNumbers() throws IOException {
    byte[] jpeg = jpeg();
    byte[] bare = new byte[jpeg.length - JFIF_END + 2];
    bare[0] = (byte) 0xff;
    bare[1] = (byte) 0xd8;
    System.arraycopy(jpeg, JFIF_END, bare, 2, bare.length - 2);
    int frame = indexOf(bare, 0xc0) + 2 + 8;
    int scan = indexOf(bare, 0xda) + 2 + 3;
    for (int channel = 0; channel < 3; channel++) {
      bare[frame + 3 * channel] = (byte) channel;
      bare[scan + 2 * channel] = (byte) channel;
      bare[frame + 3 * channel + 1] = bare[frame + 3 * 2 + 1]; // no subsampling, as the JDK guesses
    }

    RgbImage got = decoder.decode(bare, "bare.jpg");

    assertThat(got.rgb()).isEqualTo(decoder.decode(withJfif(bare), "jfif.jpg").rgb());
  }

  private static byte[] withJfif(byte[] bare) throws IOException {
    ByteArrayOutputStream with = new ByteArrayOutputStream();
    with.write(jpeg(), 0, JFIF_END);
    with.write(bare, 2, bare.length - 2);
    return with.toByteArray();
  }

  private static int indexOf(byte[] bytes, int marker) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new AssertionError("There is no marker " + marker);
  }

  private static byte[] jpeg() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        image.setRGB(x, y, x * 16 << 16 | y * 16 << 8 | 128);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "jpg", out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PillowColoursTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
