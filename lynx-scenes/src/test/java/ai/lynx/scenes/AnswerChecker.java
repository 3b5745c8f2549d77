package ai.lynx.scenes;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.EventKind;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Thing;
import ai.lynx.scenes.content.VideoEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers questions from their text and the content of the scene, in its own way: nothing here is
 * shared with the code that asks. It refuses to answer where a name does not fit exactly one thing.
 */
final class AnswerChecker {
  private record Rule(Pattern pattern, BiFunction<SceneReader, MatchResult, String> answer) {}

  private static final Map<String, EventKind> VERBS =
      Map.of(
          "move left", EventKind.LEFT,
          "move right", EventKind.RIGHT,
          "move up", EventKind.UP,
          "move down", EventKind.DOWN,
          "get bigger", EventKind.BIGGER,
          "get smaller", EventKind.SMALLER,
          "appear", EventKind.APPEARS,
          "disappear", EventKind.DISAPPEARS,
          "change its color", EventKind.COLOR,
          "stand still", EventKind.STILL);

  private final List<Rule> rules = new ArrayList<>();

  AnswerChecker() {
    signs();
    counts();
    comparisons();
    videos();
    places();
    figures();
  }

  /** The answer, empty where the question is not understood. */
  Optional<String> answer(SceneContent content, String question) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(question);
      if (matcher.matches()) {
        return Optional.of(rule.answer().apply(new SceneReader(content), matcher.toMatchResult()));
      }
    }
    return Optional.empty();
  }

  private void rule(String pattern, BiFunction<SceneReader, MatchResult, String> answer) {
    rules.add(new Rule(Pattern.compile(pattern), answer));
  }

  private static String yes(boolean yes) {
    return yes ? "yes" : "no";
  }

  private void signs() {
    rule(
        "what (letters|number) (?:are|is) on the sign\\?|which (letters|number) (?:are|is) written"
            + " here\\?|read the (letters|number|sign)\\.|what does the sign say\\?|what is written"
            + " on the sign\\?",
        (s, m) -> s.signText().replaceAll("(.)(?=.)", "$1 "));
    rule(
        "what is the (first|last) (?:letter|digit) on the sign\\?",
        (s, m) -> s.signCharacter(m.group(1)));
    rule(
        "which (?:letter|digit) is the (first|last) on the sign\\?",
        (s, m) -> s.signCharacter(m.group(1)));
    rule(
        "is the (?:letter|digit) (.) on the sign\\?",
        (s, m) -> yes(s.signText().contains(m.group(1))));
    rule(
        "does the sign have the (?:letter|digit) (.)\\?",
        (s, m) -> yes(s.signText().contains(m.group(1))));
    rule(
        "does the sign say ([a-z0-9 ]+)\\?",
        (s, m) -> yes(s.signText().equals(m.group(1).replace(" ", ""))));
    rule(
        "is ((?:. )*.) written on the sign\\?",
        (s, m) -> yes(s.signText().equals(m.group(1).replace(" ", ""))));
  }

  private void counts() {
    for (String wording :
        List.of(
            "how many (.+) are there\\?",
            "count the (.+)\\.",
            "what is the number of (.+)\\?",
            "how many (.+) do you see\\?",
            "how many (.+) are in the picture\\?")) {
      rule("(?!if|one)" + wording, (s, m) -> String.valueOf(s.all(m.group(1)).size()));
    }
    rule(
        "are there (?:exactly )?(\\d) ([a-z ]+?)(?:, no more and no less)?\\?",
        (s, m) -> yes(s.all(m.group(2)).size() == Integer.parseInt(m.group(1))));
    rule(
        "is the number of ([a-z ]+) (\\d)\\?",
        (s, m) -> yes(s.all(m.group(1)).size() == Integer.parseInt(m.group(2))));
    rule(
        "(?:if )?one .+ (?:is taken away,|goes away\\.) how many (.+) are left\\?",
        (s, m) -> String.valueOf(s.all(m.group(1)).size() - 1));
    rule(
        "(?:if )?one .+ is added[,.] how many (.+) are there(?: then)?\\?",
        (s, m) -> String.valueOf(s.all(m.group(1)).size() + 1));
  }

  private void comparisons() {
    rule(
        "(?:are there|do you see) (more|fewer) (.+) than (.+)\\?",
        (s, m) -> {
          int difference = s.all(m.group(2)).size() - s.all(m.group(3)).size();
          return difference == 0 ? "unclear" : yes(difference > 0 == m.group(1).equals("more"));
        });
    rule(
        "(?:are|does) the (\\w+) (?:and|have the same (?:color|size) as) the (\\w+)"
            + "(?: the same (?:color|size))?\\?",
        (s, m) -> {
          Figure a = s.figure(m.group(1));
          Figure b = s.figure(m.group(2));
          return yes(m.group().contains("color") ? a.hue() == b.hue() : a.size() == b.size());
        });
    rule(
        "(?:which other shape has the same color as|what other shape has the color of) the (\\w+)\\?",
        (s, m) -> {
          Figure a = s.figure(m.group(1));
          return s.only(
                  s.content().figures().stream()
                      .filter(f -> f.hue() == a.hue() && !f.equals(a))
                      .toList())
              .noun();
        });
    rule(
        "(?:are all|is every one of) the (\\w+) (\\w+)\\?",
        (s, m) -> yes(s.all(m.group(1)).stream().allMatch(f -> f.hue().word().equals(m.group(2)))));
  }

  private void places() {
    rule(
        "where is this\\?|(?:what|which) place is (?:this|shown)\\?|where are we\\?|what is in the"
            + " background\\?",
        (s, m) -> s.content().place().word());
    rule(
        "(?:is this|is this a picture of|does the picture show|is the background)"
            + " (?:a |the )?(beach|forest|city|mountain|sea|space|room)\\?",
        (s, m) -> yes(s.content().place().word().equals(m.group(1))));
    rule("where (?:is|do you see) the (.+)\\?", (s, m) -> s.thing(m.group(1)).cell().word());
    rule(
        "in which part of the picture is the (.+)\\?", (s, m) -> s.thing(m.group(1)).cell().word());
    rule("what (?:is|do you see) in the (.+?)(?: corner)?\\?", (s, m) -> s.nounAt(m.group(1)));
    rule(
        "(?:is|do you see) the (.+) at the ([a-z ]+)\\?",
        (s, m) -> s.isAt(s.thing(m.group(1)), m.group(2)));
    rule(
        "(?:is|do you see) the (.+) (left of|right of|above|below) the (.+)\\?",
        (s, m) -> beside(s.thing(m.group(1)).cell(), m.group(2), s.thing(m.group(3)).cell()));
    rule(
        "(?:what (?:is the person doing|does the person do|is somebody doing here)|which action does"
            + " the person do)\\?",
        (s, m) -> s.pose());
    rule(
        "(?:is the person|is somebody|do you see a person) (\\w+)(?: here)?\\?",
        (s, m) -> yes(s.pose().equals(m.group(1))));
  }

  private static String beside(Cell a, String how, Cell b) {
    int gap =
        switch (how) {
          case "left of" -> b.column() - a.column();
          case "right of" -> a.column() - b.column();
          case "above" -> b.row() - a.row();
          default -> a.row() - b.row();
        };
    return gap == 0 ? "unclear" : yes(gap > 0);
  }

  private void videos() {
    rule(
        "what happens to the (\\w+)\\?|what does the (?!person)(\\w+) do\\?",
        AnswerChecker::happening);
    rule(
        "(?:which way|in which direction) does the (\\w+) (?:move|go)\\?",
        (s, m) -> happening(s, m).replace("moves ", ""));
    for (Map.Entry<String, String> verb :
        Map.of(
                "moves|is moving", "moves .*",
                "gets bigger", "gets bigger",
                "gets smaller", "gets smaller",
                "appears", "appears",
                "disappears", "disappears")
            .entrySet()) {
      rule(
          "(?:what|which shape) (?:" + verb.getKey() + ")\\?",
          (s, m) -> {
            VideoEvent e = s.event();
            boolean fits = e.phrase().matches(verb.getValue());
            return fits ? e.subject().hue().word() + " " + e.subject().noun() : "unclear";
          });
    }
    rule(
        "(?:what|which shape) changes its color\\?",
        (s, m) -> s.event().newHue().isPresent() ? s.event().subject().noun() : "unclear");
    rule(
        "what color does the (\\w+) turn\\?|what color is the (\\w+) at the end\\?",
        (s, m) -> happening(s, m).replace("turns ", ""));
    rule(
        "what color is the (\\w+) at (?:first|the start)\\?",
        (s, m) -> s.figure(m.group(1)).hue().word());
    rule(
        "(?:what color is|which color does) the moving shape(?: have)?\\?",
        (s, m) -> s.event().kind().moves() ? s.event().subject().hue().word() : "unclear");
    rule(
        "(?:is anything moving|does something move|does any shape move)\\?",
        (s, m) -> yes(s.event().kind().moves()));
    rule(
        "(?:is|does) the (\\w+) (?:moving|move)\\?",
        (s, m) -> yes(happening(s, m).startsWith("moves")));
    rule(
        "does the (\\w+) (" + String.join("|", VERBS.keySet()) + ")\\?",
        (s, m) -> yes(happening(s, m).startsWith(VERBS.get(m.group(2)).verb())));
    rule(
        "(?:does|is) the (\\w+) (?:turn )?(\\w+)(?: at the end)\\?|does the (\\w+) turn (\\w+)\\?",
        (s, m) -> {
          String hue = m.group(2) == null ? m.group(4) : m.group(2);
          return yes(s.event().phrase().equals("turns " + hue));
        });
  }

  private static String happening(SceneReader s, MatchResult m) {
    Figure figure = s.figure(m.group(1) == null ? m.group(2) : m.group(1));
    return figure.equals(s.event().subject()) ? s.event().phrase() : "stands still";
  }

  private void figures() {
    rule(
        "what color is the shape in the (.+?)(?: corner)?\\?",
        (s, m) -> s.figureAt(m.group(1)).hue().word());
    rule(
        "which color does the shape in the (.+?)(?: corner)? have\\?",
        (s, m) -> s.figureAt(m.group(1)).hue().word());
    rule(
        "(?:what color is|what is the color of|which color does) the ([a-z ]+?)(?: have)?\\?",
        (s, m) -> s.figure(m.group(1)).hue().word());
    rule(
        "is the color of the (.+) (\\w+)\\?",
        (s, m) -> yes(s.figure(m.group(1)).hue().word().equals(m.group(2))));
    rule(
        "is (\\w+) the color of the (.+)\\?",
        (s, m) -> yes(s.figure(m.group(2)).hue().word().equals(m.group(1))));
    rule("is any shape (\\w+)\\?", (s, m) -> yes(!s.all(m.group(1) + " shapes").isEmpty()));
    rule(
        "(?:is there|can you see|does the picture have|do you see) a (.+)\\?",
        (s, m) -> yes(s.isThere(m.group(1))));
    rule(
        "(?:is the (\\w+) large or small|what size is the (\\w+))\\?",
        (s, m) -> s.figure(m.group(1) == null ? m.group(2) : m.group(1)).size().word());
    rule(
        "is the size of the (\\w+) (\\w+)\\?",
        (s, m) -> yes(s.figure(m.group(1)).size().word().equals(m.group(2))));
    rule(
        "is the (.+) (\\w+)\\?",
        (s, m) -> {
          Figure f = s.figure(m.group(1));
          return yes(f.hue().word().equals(m.group(2)) || f.size().word().equals(m.group(2)));
        });
    rule(
        "(?:what|which) shape is (\\w+)\\?|what is the (\\w+) shape\\?",
        (s, m) -> {
          String word = m.group(1) == null ? m.group(2) : m.group(1);
          return ((Thing) s.only(s.all(word + " shapes"))).noun();
        });
  }
}
