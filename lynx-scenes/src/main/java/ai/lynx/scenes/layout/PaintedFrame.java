package ai.lynx.scenes.layout;

import ai.lynx.scenes.draw.Canvas;
import ai.lynx.scenes.draw.SignLook;
import ai.lynx.scenes.label.PatchGrid;
import ai.lynx.scenes.label.Sighting;
import java.util.List;
import java.util.Optional;

/** One frame with what the labels need to know: whose each pixel is, and where things stand. */
public final class PaintedFrame {
  /** Owner of the pixels of the person. */
  public static final int PERSON = 1;

  /** Owner of the pixels of the sign. */
  public static final int SIGN = 2;

  /** Owner of the pixels of the first figure; the next has the next number. */
  public static final int FIRST_FIGURE = 3;

  private final Canvas canvas;
  private final List<Placed> figures;
  private final Optional<SignLook> sign;
  private final byte[] rgb;

  PaintedFrame(Canvas canvas, List<Placed> figures, Optional<SignLook> sign, byte[] rgb) {
    this.canvas = canvas;
    this.figures = List.copyOf(figures);
    this.sign = sign;
    this.rgb = rgb;
  }

  /** How many pixels of a patch each owner has. */
  int[] pixelsOf(int patch) {
    int[] pixels = new int[FIRST_FIGURE + figures.size()];
    int left = patch % PatchGrid.GRID * PatchGrid.PATCH;
    int top = patch / PatchGrid.GRID * PatchGrid.PATCH;
    for (int y = 0; y < PatchGrid.PATCH; y++) {
      for (int x = 0; x < PatchGrid.PATCH; x++) {
        pixels[canvas.owner(left + x, top + y)]++;
      }
    }
    return pixels;
  }

  /**
   * Whether so many pixels of a patch are enough to say that it shows a thing: more than an eighth.
   */
  static boolean shows(int pixels) {
    return pixels * 8 > PatchGrid.PATCH * PatchGrid.PATCH;
  }

  /** The figures to be seen, in the order of their owner numbers. */
  public List<Placed> figures() {
    return figures;
  }

  /** The figures with their places in pixels. */
  public List<Sighting> sightings() {
    return figures.stream()
        .map(p -> new Sighting(p.figure(), p.look().x(), p.look().y(), p.look().radius()))
        .toList();
  }

  /** Where the sign stands. */
  public Optional<SignLook> sign() {
    return sign;
  }

  /** The pixels: height, width, red-green-blue. */
  public byte[] rgb() {
    return rgb.clone();
  }
}
