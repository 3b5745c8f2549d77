package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.Person;
import ai.lynx.scenes.draw.Canvas;
import ai.lynx.scenes.draw.PersonLook;
import ai.lynx.scenes.draw.Rgb;
import ai.lynx.scenes.random.SceneRandom;
import java.util.List;

/** Gives the person a place in the cell, proportions and a colour that stands out. */
final class PersonLooks {
  private static final List<Rgb> DARK =
      List.of(new Rgb(15, 15, 15), new Rgb(15, 15, 15), new Rgb(30, 30, 70), new Rgb(70, 35, 20));
  private static final List<Rgb> LIGHT =
      List.of(new Rgb(240, 240, 240), new Rgb(215, 215, 220), new Rgb(235, 215, 185));

  private PersonLooks() {}

  static PersonLook of(Person person, Style style, SceneRandom random, Canvas backdrop) {
    double x = person.cell().column() * FigureLooks.CELL + 16 + random.uniform(-2.5, 2.5);
    double y = person.cell().row() * FigureLooks.CELL + 16 + random.uniform(-2.5, 2.5);
    boolean night = backdrop.mean(x, y, 13).luminance() < 90;
    Rgb limbs = random.pick(night ? LIGHT : DARK);
    Rgb skin = random.chance(.3) ? limbs : new Rgb(245, 205, 170).times(random.uniform(.55, 1));
    return new PersonLook(
        x,
        y,
        random.uniform(.86, 1.08),
        random.chance(.5),
        random.uniform(1.5, 2.6),
        limbs,
        skin,
        random.uniform(3.4, 4.5),
        style.uneven() * random.uniform(0, 1));
  }
}
