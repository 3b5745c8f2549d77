package ai.lynx.scenes.draw;

/**
 * How the sign is drawn.
 *
 * @param x its middle
 * @param y its middle
 * @param pitch pixels from one character to the next, at least half a patch
 * @param margin pixels left and right of the text
 * @param halfHeight half the height of the board
 * @param board the colour of the board
 * @param frame the colour of its edge
 * @param frameWidth how wide the edge is, 0 for none
 * @param post how far a post sticks out below, 0 for none
 * @param lettering how the characters are written
 */
public record SignLook(
    double x,
    double y,
    double pitch,
    double margin,
    double halfHeight,
    Rgb board,
    Rgb frame,
    double frameWidth,
    double post,
    Lettering lettering) {

  /** Half the width of the board with a text of some characters. */
  public double halfWidth(int characters) {
    return pitch * characters / 2 + margin;
  }

  /** The middle of a character. */
  public double centerOf(int index, int characters) {
    return x + pitch * (index - (characters - 1) / 2.0);
  }

  /** The same sign somewhere else. */
  public SignLook at(double newX, double newY) {
    return new SignLook(
        newX, newY, pitch, margin, halfHeight, board, frame, frameWidth, post, lettering);
  }
}
