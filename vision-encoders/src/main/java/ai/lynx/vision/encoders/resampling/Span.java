package ai.lynx.vision.encoders.resampling;

/**
 * One axis of a resize: {@code from} pixels become {@code to}, of which only those from {@code
 * start}, {@code length} in number, are wanted.
 */
record Span(int from, int to, int start, int length) {
  Span {
    if (from < 1 || to < 1 || start < 0 || length < 1 || start > to - length) {
      throw new IllegalArgumentException(
          "Cannot take %d pixels from %d on of an axis resized from %d to %d."
              .formatted(length, start, from, to));
    }
  }

  /** Pixels before for each pixel after. */
  double scale() {
    return (double) from / to;
  }
}
