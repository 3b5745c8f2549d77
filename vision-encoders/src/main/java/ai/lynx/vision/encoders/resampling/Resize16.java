package ai.lynx.vision.encoders.resampling;

import ai.lynx.error.InvalidConfigurationException;
import java.util.List;

/** Resizes pictures of one 16-bit number a pixel as asked; what is between the passes is too. */
record Resize16(ResizeRequest request) {
  int[] apply(int[] grey, int width, int height) {
    if (request.reducingGap().isPresent()) {
      throw new InvalidConfigurationException(
          "pillow", List.of("reducingGap cannot be used with the mode grey16"));
    }
    Box box = request.box().toFloats();
    Span across = new Span(width, box.left(), box.right(), request.width(), 0, request.width());
    Span down = new Span(height, box.top(), box.bottom(), request.height(), 0, request.height());
    if (request.filter() == Resample.NEAREST) {
      return nearest(grey, width, across, down);
    }
    ExactTaps columns = ExactTaps.of(request.filter(), across);
    ExactTaps rows = ExactTaps.of(request.filter(), down);
    if (request.order().verticalFirst(width, height, request.width(), request.height())) {
      int[] squeezed = Pass16.vertical(grey, width, rows);
      return Pass16.horizontal(squeezed, width, request.height(), columns);
    }
    int[] squeezed = Pass16.horizontal(grey, width, height, columns);
    return Pass16.vertical(squeezed, request.width(), rows);
  }

  private static int[] nearest(int[] grey, int width, Span across, Span down) {
    int[] columns = NearestPixels.positions(across);
    int[] taken = new int[Math.multiplyExact(columns.length, down.length())];
    int to = 0;
    for (int row : NearestPixels.positions(down)) {
      for (int column : columns) {
        taken[to++] = grey[row * width + column];
      }
    }
    return taken;
  }
}
