package ai.lynx.vision.encoders.resampling;

/**
 * One axis of a resize: what lies between {@code begin} and {@code end} of {@code from} pixels
 * becomes {@code to} pixels, of which only those from {@code start}, {@code length} in number, are
 * wanted.
 *
 * @param begin where the resized part begins, in pixels; may lie inside one
 * @param end where it ends
 */
record Span(int from, double begin, double end, int to, int start, int length) {
  Span {
    if (from < 1 || to < 1 || start < 0 || length < 1 || start > to - length) {
      throw new IllegalArgumentException(
          "Cannot take %d pixels from %d on of an axis resized from %d to %d."
              .formatted(length, start, from, to));
    }
    if (!(begin >= 0 && begin < end && end <= from)) {
      throw new IllegalArgumentException(
          "Cannot resize from %s to %s of an axis of %d pixels.".formatted(begin, end, from));
    }
  }

  /** A part of the result of resizing all pixels. */
  Span(int from, int to, int start, int length) {
    this(from, 0, from, to, start, length);
  }

  /** Pixels before for each pixel after. */
  double scale() {
    return (end - begin) / to;
  }
}
