package ai.lynx.vision.encoders.resampling;

/** Pillow's ways of resizing. Those with a support weigh neighbours; nearest takes one pixel. */
public enum Resample {
  NEAREST(0) {
    @Override
    double weight(double x) {
      throw new IllegalStateException("Nearest weighs nothing.");
    }
  },
  BOX(0.5) {
    @Override
    double weight(double x) {
      return x > -0.5 && x <= 0.5 ? 1 : 0;
    }
  },
  BILINEAR(1) {
    @Override
    double weight(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },
  HAMMING(1) {
    @Override
    double weight(double x) {
      double t = Math.abs(x) * Math.PI;
      if (t == 0) {
        return 1;
      }
      // Pillow's constants are floats.
      return t >= Math.PI ? 0 : Math.sin(t) / t * (0.54f + 0.46f * Math.cos(t));
    }
  },
  BICUBIC(2) {
    @Override
    double weight(double x) {
      double a = -0.5;
      double t = Math.abs(x);
      if (t < 1) {
        return ((a + 2) * t - (a + 3)) * t * t + 1;
      }
      return t < 2 ? (((t - 5) * t + 8) * t - 4) * a : 0;
    }
  },
  LANCZOS(3) {
    @Override
    double weight(double x) {
      return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
    }
  };

  private final double support;

  Resample(double support) {
    this.support = support;
  }

  /** How far from the centre a neighbour still counts, in pixels of the smaller picture. */
  double support() {
    return support;
  }

  /** The weight of a neighbour at that distance; not normalised. */
  abstract double weight(double x);

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
  }
}
