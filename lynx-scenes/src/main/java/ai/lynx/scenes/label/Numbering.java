package ai.lynx.scenes.label;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.EventKind;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.Place;
import ai.lynx.scenes.content.Pose;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Size;
import java.util.stream.Stream;

/** The numbers of everything that labels name. */
public final class Numbering {
  public static final Numbers<Place> PLACES = Numbers.of(Place.values());
  public static final Numbers<Shape> SHAPES = Numbers.of(Shape.values());
  public static final Numbers<Hue> HUES = Numbers.of(Hue.values());
  public static final Numbers<Size> SIZES = Numbers.of(Size.values());
  public static final Numbers<Pose> POSES = Numbers.of(Pose.values());
  public static final Numbers<Cell> CELLS = Numbers.of(Cell.values());
  public static final Numbers<EventKind> EVENTS = Numbers.of(EventKind.values());

  /** The characters of signs: a-z, then 0-9. */
  public static final String GLYPHS = "abcdefghijklmnopqrstuvwxyz0123456789";

  /** The nouns of things: person and sign, then the shapes. */
  public static final Numbers<String> KINDS =
      new Numbers<>(
          Stream.concat(Stream.of("person", "sign"), Stream.of(Shape.values()).map(Shape::word))
              .toList());

  private Numbering() {}

  /** The number of a character, from 1. */
  public static int glyph(char character) {
    return 1 + GLYPHS.indexOf(character);
  }
}
