package ai.lynx.vision.encoders.resampling;

/**
 * Which neighbours make each pixel of a resized axis, with their weights ({@code precompute_coeffs}
 * of Pillow's Resample.c).
 *
 * @param first the first neighbour of each wanted pixel
 * @param count how many there are of it
 * @param weights of all wanted pixels, {@code stride} each; those of a pixel sum to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package, never changed
record ExactTaps(int[] first, int[] count, double[] weights, int stride) {
  static ExactTaps of(Resample filter, Span span) {
    double scale = span.scale();
    double stretch = Math.max(1, scale);
    double support = filter.support() * stretch;
    int stride = Math.min((int) Math.ceil(support) * 2 + 1, span.from());
    ExactTaps taps =
        new ExactTaps(
            new int[span.length()],
            new int[span.length()],
            new double[Math.multiplyExact(span.length(), stride)],
            stride);
    for (int i = 0; i < span.length(); i++) {
      double centre = span.begin() + (span.start() + i + 0.5) * scale;
      int first = Math.max(0, (int) (centre - support + 0.5));
      int count = Math.min(span.from(), (int) (centre + support + 0.5)) - first;
      double sum = 0;
      for (int k = 0; k < count; k++) {
        double weight = filter.weight((k + first - centre + 0.5) * (1 / stretch));
        taps.weights[i * stride + k] = weight;
        sum += weight;
      }
      taps.first[i] = first;
      taps.count[i] = count;
      for (int k = 0; k < count && sum != 0; k++) {
        taps.weights[i * stride + k] /= sum;
      }
    }
    return taps;
  }
}
