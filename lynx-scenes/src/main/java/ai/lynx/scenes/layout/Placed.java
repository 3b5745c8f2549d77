package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.Size;
import ai.lynx.scenes.draw.FigureLook;

/**
 * A figure as one frame shows it.
 *
 * @param figure what it is at the start
 * @param hue its colour now
 * @param look where and how large it is now
 */
public record Placed(Figure figure, Hue hue, FigureLook look) {
  private static final double BETWEEN = 9.4;

  /** Its size now: figures that grow change it on the way. */
  public Size size() {
    return look.radius() > BETWEEN ? Size.LARGE : Size.SMALL;
  }
}
