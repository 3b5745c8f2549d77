package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads the first picture of a file with a given Image I/O reader, once the size it claims is
 * checked against the limit and against the length of the file.
 *
 * <p>Metadata is skipped: in it hide text bombs, thumbnails and rotation.
 */
final class FirstPicture {
  private FirstPicture() {}

  /** The picture, in whatever colour model the file has. */
  static BufferedImage read(EncodedPicture picture, ImageReaderSpi provider, int mostPixelsPerByte)
      throws IOException {
    return read(picture, provider, EncodedPicture.MOST_PIXELS, mostPixelsPerByte);
  }

  /** The same where fewer pixels fit. */
  static BufferedImage read(
      EncodedPicture picture, ImageReaderSpi provider, int mostPixels, int mostPixelsPerByte)
      throws IOException {
    return with(picture, provider, mostPixels, mostPixelsPerByte, reader -> reader.read(0));
  }

  /**
   * The picture as red, green and blue, for readers that can write these: they do so line by line
   * into the array that is returned, without a picture in between.
   */
  static RgbImage readRgb(EncodedPicture picture, ImageReaderSpi provider, int mostPixelsPerByte)
      throws IOException {
    return with(
        picture,
        provider,
        EncodedPicture.MOST_PIXELS,
        mostPixelsPerByte,
        reader -> {
          RgbPicture into = RgbPicture.of(reader.getWidth(0), reader.getHeight(0));
          ImageReadParam destination = reader.getDefaultReadParam();
          destination.setDestination(into.awt());
          reader.read(0, destination);
          return into.image();
        });
  }

  /** The numbers as stored, without conversion of colours. */
  static Raster readRaster(EncodedPicture picture, ImageReaderSpi provider, int mostPixelsPerByte)
      throws IOException {
    return with(
        picture,
        provider,
        EncodedPicture.MOST_PIXELS,
        mostPixelsPerByte,
        reader -> reader.readRaster(0, null));
  }

  private static <T> T with(
      EncodedPicture picture,
      ImageReaderSpi provider,
      int mostPixels,
      int mostPixelsPerByte,
      Reading<T> reading)
      throws IOException {
    ImageReader reader = provider.createReaderInstance();
    try (ImageInputStream stream = new ByteArrayImageInputStream(picture.bytes())) {
      reader.setInput(stream, true, true);
      picture.checkSize(reader.getWidth(0), reader.getHeight(0), mostPixels);
      picture.checkExpansion(reader.getWidth(0), reader.getHeight(0), mostPixelsPerByte);
      return reading.of(reader);
    } finally {
      reader.dispose();
    }
  }

  /** What is wanted of a reader. */
  private interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }
}
