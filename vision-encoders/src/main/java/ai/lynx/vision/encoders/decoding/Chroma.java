package ai.lynx.vision.encoders.decoding;

/**
 * A picture's lightness with its colour at half size, put together as libwebp does: the colour of a
 * pixel is that of the four nearest samples, weighed 9, 3, 3 and 1 ({@code UpsampleRgbLinePair} of
 * libwebp's upsampling.c), and turned to RGB in fixed point of 6 bits ({@code VP8YuvToRgb} of
 * yuv.h).
 *
 * @param lightness (height, width)
 * @param blue a sample for two by two pixels, rows rounded up, as {@code red}
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package, never changed
record Chroma(int width, int height, byte[] lightness, byte[] blue, byte[] red) {
  private static final int CHANNELS = 3;
  private static final int BITS = 6;

  /** Three bytes a pixel. */
  byte[] toRgb() {
    byte[] rgb = new byte[Math.multiplyExact(lightness.length, CHANNELS)];
    for (int y = 0, pixel = 0; y < height; y++) {
      for (int x = 0; x < width; x++, pixel++) {
        int light = product(lightness[pixel] & 0xff, 19077);
        int u = sample(blue, x, y);
        int v = sample(red, x, y);
        rgb[pixel * CHANNELS] = toByte(light + product(v, 26149) - 14234);
        rgb[pixel * CHANNELS + 1] = toByte(light - product(u, 6419) - product(v, 13320) + 8708);
        rgb[pixel * CHANNELS + 2] = toByte(light + product(u, 33050) - 17685);
      }
    }
    return rgb;
  }

  private int sample(byte[] plane, int x, int y) {
    int samplesAcross = (width + 1) / 2;
    int near = y / 2 * samplesAcross;
    int far = neighbour(y, (height + 1) / 2) * samplesAcross;
    int column = x / 2;
    int farColumn = neighbour(x, samplesAcross);
    int nearest = plane[near + column] & 0xff;
    int beside = plane[near + farColumn] & 0xff;
    int above = plane[far + column] & 0xff;
    int across = plane[far + farColumn] & 0xff;
    int mixed = (nearest + across + 8 + 3 * (beside + above)) >> 3;
    return (mixed + nearest) >> 1;
  }

  /** The second nearest sample of an axis; at the edges the nearest once more. */
  private static int neighbour(int pixel, int samples) {
    int other = pixel % 2 == 0 ? pixel / 2 - 1 : pixel / 2 + 1;
    return Math.max(0, Math.min(samples - 1, other));
  }

  private static int product(int value, int factor) {
    return value * factor >> 8;
  }

  private static byte toByte(int value) {
    return (byte) Math.max(0, Math.min(255, value >> BITS));
  }
}
