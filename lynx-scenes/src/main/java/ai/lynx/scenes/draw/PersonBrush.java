package ai.lynx.scenes.draw;

import ai.lynx.scenes.content.Pose;
import ai.lynx.scenes.random.SceneRandom;
import java.util.HashMap;
import java.util.Map;

/** Draws the stick person. */
public final class PersonBrush {
  private PersonBrush() {}

  /** Draws the person and gives the pixels, and a margin of one pixel, to an owner. */
  public static void draw(
      Canvas canvas, Pose pose, PersonLook look, SceneRandom random, int owner) {
    double[] limbs = moved(limbs(pose), look, random);
    double[] head = moved(head(pose), look, random);
    double radius = look.headRadius() * look.scale();
    double half = look.lineWidth() / 2;
    trace(canvas, limbs, half);
    canvas.paint(look.limbs());
    canvas.disc(look.limbs(), head[0], head[1], radius + half * .7);
    canvas.disc(look.head(), head[0], head[1], radius - half * .7);
    trace(canvas, limbs, half + 1);
    canvas.trace(head[0], head[1], head[0], head[1], radius + 1);
    canvas.claim(owner);
  }

  private static void trace(Canvas canvas, double[] limbs, double half) {
    for (int i = 0; i < limbs.length; i += 4) {
      canvas.trace(limbs[i], limbs[i + 1], limbs[i + 2], limbs[i + 3], half);
    }
  }

  /** Puts points on the picture; points that are one joint stay one joint. */
  private static double[] moved(double[] points, PersonLook look, SceneRandom random) {
    Map<Double, double[]> joints = new HashMap<>();
    double[] out = new double[points.length];
    for (int i = 0; i < points.length; i += 2) {
      double x = points[i];
      double y = points[i + 1];
      double[] by =
          joints.computeIfAbsent(
              x * 100 + y, key -> new double[] {random.uniform(-1, 1), random.uniform(-1, 1)});
      double side = look.mirrored() ? -1 : 1;
      out[i] = look.x() + side * look.scale() * (x + by[0] * look.wobble());
      out[i + 1] = look.y() + look.scale() * (y + by[1] * look.wobble());
    }
    return out;
  }

  private static double[] head(Pose pose) {
    return switch (pose) {
      case SLEEPING -> new double[] {-9.5, 7};
      case RUNNING -> new double[] {2.5, -9};
      case JUMPING, SITTING, WAVING, KICKING -> new double[] {0, -9};
    };
  }

  /** Lines from joint to joint, four numbers each, around the middle of the body. */
  private static double[] limbs(Pose pose) {
    return switch (pose) {
      case JUMPING ->
          new double[] {
            0, -5, 0, 4, 0, -3, -8, -10, 0, -3, 8, -10, 0, 4, -7, 6, -7, 6, -8, 12, 0, 4, 7, 6, 7,
            6, 8, 12
          };
      case SITTING ->
          new double[] {
            0, -5, 0, 5, 0, -2, 6, 2, 0, 5, 8, 5, 8, 5, 8, 13, -4, 6, 4, 6, -4, -4, -4, 13
          };
      case RUNNING ->
          new double[] {
            2, -5, 0, 4, 1, -3, 7, 1, 7, 1, 11, -3, 1, -3, -6, -1, -6, -1, -8, 4, 0, 4, 7, 6, 7, 6,
            6, 13, 0, 4, -5, 9, -5, 9, -12, 8
          };
      case WAVING ->
          new double[] {
            0, -5, 0, 5, 0, -2, 7, -4, 7, -4, 10, -12, 0, -2, -6, 4, 0, 5, -3, 13, 0, 5, 3, 13
          };
      case SLEEPING ->
          new double[] {
            -6, 9, 5, 9, 5, 9, 13, 7, 5, 9, 13, 11, -3, 9, 2, 5, -13, 13, 13, 13, -13, 13, -13, 10,
            13, 13, 13, 15, -13, 13, -13, 15
          };
      case KICKING ->
          new double[] {
            -1, -5, 0, 5, 0, -2, -8, -2, 0, -2, 6, -4, 0, 5, -2, 13, 0, 5, 12, 1, 12, 1, 13, -2
          };
    };
  }
}
