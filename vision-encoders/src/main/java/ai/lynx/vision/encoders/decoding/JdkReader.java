package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The JDK's own reader of a format. Others may be registered by the host application and would give
 * other pixels; they are passed over.
 */
final class JdkReader {
  private final ImageReaderSpi provider;
  private final int mostPixelsPerByte;

  /**
   * @param format the name by which Image I/O knows it, in lower case
   * @param mostPixelsPerByte pixels that the format can make of one byte at the very best
   */
  JdkReader(String format, int mostPixelsPerByte) {
    this.mostPixelsPerByte = mostPixelsPerByte;
    this.provider = find(format);
  }

  BufferedImage read(EncodedPicture picture) throws IOException {
    return FirstPicture.read(picture, provider, mostPixelsPerByte);
  }

  /** A picture of three channels as red, green and blue; the fastest way. */
  RgbImage readRgb(EncodedPicture picture) throws IOException {
    return FirstPicture.readRgb(picture, provider, mostPixelsPerByte);
  }

  Raster readRaster(EncodedPicture picture) throws IOException {
    return FirstPicture.readRaster(picture, provider, mostPixelsPerByte);
  }

  private static ImageReaderSpi find(String format) {
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      boolean fromJdk = provider.getClass().getModule() == ImageReaderSpi.class.getModule();
      if (fromJdk && java.util.List.of(provider.getFormatNames()).contains(format)) {
        return provider;
      }
    }
    throw new IllegalStateException("This JDK has no reader of " + format + " pictures.");
  }
}
