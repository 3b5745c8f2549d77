package ai.lynx.scenes.draw;

/**
 * How one figure is drawn.
 *
 * @param x its middle
 * @param y its middle
 * @param radius about half its width
 * @param angle radians it is turned clockwise
 * @param stretch width over height
 * @param detail 0 to 1: what its form leaves open, such as how thin the arms of a cross are
 * @param fill its colour
 * @param line the colour of its outline
 * @param lineWidth how wide the outline is, 0 for none
 */
public record FigureLook(
    double x,
    double y,
    double radius,
    double angle,
    double stretch,
    double detail,
    Rgb fill,
    Rgb line,
    double lineWidth) {

  /** The same figure somewhere else. */
  public FigureLook at(double newX, double newY) {
    return new FigureLook(newX, newY, radius, angle, stretch, detail, fill, line, lineWidth);
  }

  /** The same figure in another size. */
  public FigureLook sized(double newRadius) {
    return new FigureLook(x, y, newRadius, angle, stretch, detail, fill, line, lineWidth);
  }

  /** The same figure in other colours. */
  public FigureLook colored(Rgb newFill, Rgb newLine) {
    return new FigureLook(x, y, radius, angle, stretch, detail, newFill, newLine, lineWidth);
  }

  /** The same figure with another outline. */
  public FigureLook outlined(Rgb newLine, double newWidth) {
    return new FigureLook(x, y, radius, angle, stretch, detail, fill, newLine, newWidth);
  }
}
