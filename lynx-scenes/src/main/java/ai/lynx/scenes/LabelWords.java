package ai.lynx.scenes;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.Place;
import ai.lynx.scenes.content.Pose;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Size;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.label.Numbers;
import java.util.Locale;
import java.util.function.Function;

/** The words behind the numbers of the labels, in their order. */
final class LabelWords {
  private LabelWords() {}

  static Json json() {
    return new Json()
        .raw("place", list(Numbering.PLACES, Place::word))
        .raw("kind", list(Numbering.KINDS, noun -> noun))
        .raw("shape", list(Numbering.SHAPES, Shape::word))
        .raw("color", list(Numbering.HUES, Hue::word))
        .raw("size", list(Numbering.SIZES, Size::word))
        .raw("pose", list(Numbering.POSES, Pose::word))
        .raw("cell", list(Numbering.CELLS, Cell::word))
        .raw("event", list(Numbering.EVENTS, event -> event.name().toLowerCase(Locale.ROOT)))
        .put("glyph", Numbering.GLYPHS);
  }

  private static <T> String list(Numbers<T> numbers, Function<T, String> word) {
    return Json.array(numbers.values().stream().map(word).map(Json::quoted).toList());
  }
}
