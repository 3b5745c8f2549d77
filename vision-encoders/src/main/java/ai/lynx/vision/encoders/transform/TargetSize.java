package ai.lynx.vision.encoders.transform;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.RgbImage;

/** What size a picture is resized to. */
sealed interface TargetSize {
  /** Width and height, in pixels. */
  record Extent(int width, int height) {}

  /** The size that a picture gets. */
  Extent of(RgbImage image);

  /** As it is. */
  record Unchanged() implements TargetSize {
    @Override
    public Extent of(RgbImage image) {
      return new Extent(image.width(), image.height());
    }
  }

  /** The same for all pictures, whatever their shape. */
  record Exact(int width, int height) implements TargetSize {
    @Override
    public Extent of(RgbImage image) {
      return new Extent(width, height);
    }
  }

  /** The shorter side gets a length; the longer keeps its proportion, cut, not rounded. */
  record ShortestEdge(int length) implements TargetSize {
    @Override
    public Extent of(RgbImage image) {
      int shorter = Math.min(image.width(), image.height());
      return new Extent(
          resized(image.width(), shorter, image), resized(image.height(), shorter, image));
    }

    private int resized(int side, int shorter, RgbImage image) {
      long resized = (long) length * side / shorter;
      if (resized > Integer.MAX_VALUE) {
        throw new InvalidMediaException(
            "A picture of %d x %d pixels is too long and narrow to be resized; cut it."
                .formatted(image.width(), image.height()));
      }
      return (int) resized;
    }
  }
}
