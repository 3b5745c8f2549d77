package ai.lynx.scenes;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.EventKind;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.Place;
import ai.lynx.scenes.content.Pose;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Size;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.question.Caption;
import ai.lynx.scenes.question.Wordings;
import ai.lynx.scenes.question.Words;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All words that questions and answers can hold, for a tokenizer; the list is closed. */
public final class Vocabulary {
  private Vocabulary() {}

  /**
   * Words, digits, single letters and punctuation, sorted; text is split at blanks and before
   * punctuation.
   */
  public static List<String> words() {
    TreeSet<String> words = new TreeSet<>();
    Stream.of(
            Wordings.texts().stream(),
            Numbering.GLYPHS.chars().mapToObj(c -> String.valueOf((char) c)),
            Stream.of(Caption.REQUEST, ",", "yes no nothing person sign shape shapes"),
            Stream.of(Place.values()).flatMap(place -> Stream.of(place.word(), place.phrase())),
            Stream.of(Shape.values()).flatMap(shape -> Stream.of(shape.word(), shape.plural())),
            Stream.of(Hue.values()).map(Hue::word),
            Stream.of(Size.values()).map(Size::word),
            Stream.of(Pose.values()).map(Pose::word),
            Stream.of(Cell.values()).map(Cell::word),
            Stream.of(EventKind.values()).map(EventKind::verb))
        .flatMap(texts -> texts)
        .forEach(text -> words.addAll(Words.of(text)));
    return List.copyOf(words);
  }
}
