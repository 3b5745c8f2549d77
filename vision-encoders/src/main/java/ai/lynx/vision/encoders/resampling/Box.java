package ai.lynx.vision.encoders.resampling;

/**
 * The part of a picture that is resized, in pixels of that picture; edges may lie inside pixels.
 */
record Box(double left, double top, double right, double bottom) {
  static Box whole(int width, int height) {
    return new Box(0, 0, width, height);
  }

  /** The box as Pillow's C code receives it. */
  Box toFloats() {
    return new Box((float) left, (float) top, (float) right, (float) bottom);
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }
}
