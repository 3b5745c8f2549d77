package ai.lynx.scenes.question;

import ai.lynx.scenes.content.EventKind;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.Place;
import ai.lynx.scenes.content.Pose;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Size;
import ai.lynx.scenes.content.Thing;
import ai.lynx.scenes.label.Numbering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says for each word of a question what it stands for. A colour or size word stands for all figures
 * that have it; a noun after such words stands for the figures that fit them all ("small red
 * circles"). That is what a reader knows at that word, without the rest of the question.
 */
public final class WordTargets {
  private final SceneContent content;
  private final Question question;
  private final List<WordTarget> targets = new ArrayList<>();
  private Predicate<Figure> described = figure -> true;
  private int characters;

  private WordTargets(SceneContent content, Question question) {
    this.content = content;
    this.question = question;
  }

  /** The targets of a question, in the order of its words. */
  public static List<WordTarget> of(SceneContent content, Question question) {
    WordTargets reader = new WordTargets(content, question);
    List<String> words = Words.of(question.text());
    for (int i = 0; i < words.size(); i++) {
      reader.read(i, words.get(i));
    }
    return List.copyOf(reader.targets);
  }

  private void read(int position, String word) {
    Optional<Predicate<Figure>> adjective = adjective(word);
    if (adjective.isPresent()) {
      targets.add(figures(position, adjective.get()));
      described = described.and(adjective.get());
      return;
    }
    Optional<Predicate<Figure>> noun = noun(word);
    if (noun.isPresent()) {
      targets.add(figures(position, described.and(noun.get())));
    } else if (word.equals("person")) {
      targets.add(thing(position, content.person()));
    } else if (word.equals("sign")) {
      targets.add(thing(position, content.sign()));
    } else {
      truth(position, word);
    }
    described = figure -> true;
  }

  private void truth(int position, String word) {
    Stream.of(Place.values())
        .filter(place -> place.word().equals(word))
        .forEach(place -> targets.add(WordTarget.truth(position, place == content.place())));
    Stream.of(Pose.values())
        .filter(pose -> pose.word().equals(word))
        .forEach(
            pose -> {
              boolean yes = content.person().filter(p -> p.pose() == pose).isPresent();
              targets.add(WordTarget.truth(position, yes));
            });
    if (question.questionClass() == QuestionClass.OCR
        && word.length() == 1
        && Numbering.GLYPHS.contains(word)) {
      targets.add(WordTarget.truth(position, written(word)));
    }
  }

  /** In a spelled text a character stands for its own place, else for anywhere on the sign. */
  private boolean written(String character) {
    String text = content.sign().orElseThrow().text();
    boolean alone = question.text().contains("letter") || question.text().contains("digit");
    int place = characters++;
    return alone
        ? text.contains(character)
        : place < text.length() && text.startsWith(character, place);
  }

  private static Optional<Predicate<Figure>> adjective(String word) {
    for (Hue hue : Hue.values()) {
      if (hue.word().equals(word)) {
        return Optional.of(figure -> figure.hue() == hue);
      }
    }
    for (Size size : Size.values()) {
      if (size.word().equals(word)) {
        return Optional.of(figure -> figure.size() == size);
      }
    }
    return Optional.empty();
  }

  private static Optional<Predicate<Figure>> noun(String word) {
    for (Shape shape : Shape.values()) {
      if (shape.word().equals(word) || shape.plural().equals(word)) {
        return Optional.of(figure -> figure.shape() == shape);
      }
    }
    return word.equals("shapes") || word.equals("shape")
        ? Optional.of(figure -> true)
        : Optional.empty();
  }

  private WordTarget figures(int position, Predicate<Figure> which) {
    List<Figure> meant = content.figures().stream().filter(which).toList();
    if (meant.size() != 1) {
      return new WordTarget(position, meant.size(), -1, -1, -1, -1, -1);
    }
    Figure only = meant.get(0);
    return new WordTarget(
        position,
        1,
        Numbering.HUES.of(only.hue()) - 1,
        Numbering.SIZES.of(only.size()) - 1,
        Numbering.CELLS.of(only.cell()) - 1,
        Numbering.SHAPES.of(only.shape()) - 1,
        content
            .event()
            .map(e -> e.subject().equals(only) ? e.kind() : EventKind.STILL)
            .map(kind -> Numbering.EVENTS.of(kind) - 1)
            .orElse(-1));
  }

  private static WordTarget thing(int position, Optional<? extends Thing> thing) {
    int cell = thing.map(t -> Numbering.CELLS.of(t.cell()) - 1).orElse(-1);
    return new WordTarget(position, thing.isPresent() ? 1 : 0, -1, -1, cell, -1, -1);
  }
}
