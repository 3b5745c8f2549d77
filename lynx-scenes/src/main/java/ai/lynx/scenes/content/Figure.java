package ai.lynx.scenes.content;

/**
 * A coloured shape.
 *
 * @param shape its form
 * @param hue its colour; in a video, its colour at the start
 * @param size small or large; in a video, its size at the start
 * @param cell where it stands; in a video, where it stands at the start
 */
public record Figure(Shape shape, Hue hue, Size size, Cell cell) implements Thing {

  @Override
  public String noun() {
    return shape.word();
  }
}
