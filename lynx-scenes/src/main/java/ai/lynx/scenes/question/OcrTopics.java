package ai.lynx.scenes.question;

import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is written on the sign. */
final class OcrTopics {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";

  private OcrTopics() {}

  static List<Topic> all() {
    return List.of(
        Topic.open(
            "ocr.letters",
            QuestionClass.OCR,
            List.of(
                "what letters are on the sign?",
                "which letters are written here?",
                "read the letters."),
            content -> whole(content, Sign::isLetters)),
        Topic.open(
            "ocr.number",
            QuestionClass.OCR,
            List.of(
                "what number is on the sign?", "which number is written here?", "read the number."),
            content -> whole(content, Sign::isNumber)),
        Topic.open(
            "ocr.text",
            QuestionClass.OCR,
            List.of("what does the sign say?", "what is written on the sign?", "read the sign."),
            content -> whole(content, OcrTopics::plain)),
        Topic.open(
            "ocr.one",
            QuestionClass.OCR,
            List.of("what is the {0} {1} on the sign?", "which {1} is the {0} on the sign?"),
            OcrTopics::one),
        Topic.yesNo(
            "ocr.says",
            QuestionClass.OCR,
            List.of("does the sign say {0}?", "is {0} written on the sign?"),
            OcrTopics::says),
        Topic.yesNo(
            "ocr.has",
            QuestionClass.OCR,
            List.of("is the {0} {1} on the sign?", "does the sign have the {0} {1}?"),
            OcrTopics::has));
  }

  private static List<Fact> whole(SceneContent content, Predicate<Sign> fits) {
    return content.sign().filter(fits).map(sign -> Fact.of(sign.spelled()).grouped("any")).stream()
        .toList();
  }

  /** Whether one can tell letters from digits without being told which they are. */
  private static boolean plain(Sign sign) {
    return sign.text().chars().noneMatch(c -> "oi01".indexOf(c) >= 0);
  }

  private static List<Fact> one(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    content
        .sign()
        .filter(sign -> sign.isLetters() || sign.isNumber())
        .filter(sign -> sign.text().length() > 1)
        .ifPresent(
            sign -> {
              String text = sign.text();
              facts.add(character("first", text.charAt(0)));
              facts.add(character("last", text.charAt(text.length() - 1)));
            });
    return facts;
  }

  private static Fact character(String which, char character) {
    return Fact.of(String.valueOf(character), which, noun(character)).grouped("any");
  }

  private static String noun(char character) {
    return Character.isDigit(character) ? "digit" : "letter";
  }

  /** The near misses differ in one character, of the same sort. */
  private static List<Fact> says(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    content
        .sign()
        .ifPresent(
            sign -> {
              String text = sign.text();
              facts.add(Fact.yesNo(true, sign.spelled()));
              for (int i = 0; i < text.length(); i++) {
                for (char other : others(sign, i).toCharArray()) {
                  String wrong = text.substring(0, i) + other + text.substring(i + 1);
                  facts.add(Fact.yesNo(false, Sign.spelled(wrong)));
                }
              }
            });
    return facts;
  }

  /**
   * What else could stand at a position: no zero in front, and nothing that looks alike in mixed
   * texts.
   */
  private static String others(Sign sign, int position) {
    char here = sign.text().charAt(position);
    String pool = Character.isDigit(here) ? DIGITS : LETTERS;
    if (!sign.isLetters() && !sign.isNumber()) {
      pool = Character.isDigit(here) ? "23456789" : "acefhjklmnprtuvwxy";
    } else if (sign.isNumber() && position == 0) {
      pool = "123456789";
    }
    return pool.replace(String.valueOf(here), "");
  }

  private static List<Fact> has(SceneContent content) {
    List<Fact> facts = new ArrayList<>();
    content
        .sign()
        .filter(sign -> sign.isLetters() || sign.isNumber())
        .ifPresent(
            sign -> {
              for (char c : (sign.isNumber() ? DIGITS : LETTERS).toCharArray()) {
                boolean yes = sign.text().indexOf(c) >= 0;
                facts.add(
                    Fact.yesNo(yes, noun(c), String.valueOf(c))
                        .within(c == '0' ? "zero" : noun(c)));
              }
            });
    return facts;
  }
}
