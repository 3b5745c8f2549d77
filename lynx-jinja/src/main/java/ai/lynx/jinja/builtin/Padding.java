package ai.lynx.jinja.builtin;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.value.CodePoints;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.Sizes;

/** Texts filled up to a width. */
final class Padding {
  private Padding() {}

  static String pad(String text, Arguments arguments, boolean left) {
    Arguments.Bound bound = arguments.bind(left ? "rjust" : "ljust", "width", "fillchar");
    String fill = fill(text, bound);
    return left ? fill + text : text + fill;
  }

  static String center(String text, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("center", "width", "fillchar");
    String fill = fill(text, bound);
    // Python puts the odd one on the left only if the width is odd.
    int left =
        fill.length() / 2 + (fill.length() & (int) PythonNumber.whole(bound.get("width")) & 1);
    return fill.substring(0, left) + text + fill.substring(left);
  }

  private static String fill(String text, Arguments.Bound bound) {
    long missing = PythonNumber.whole(bound.get("width")) - CodePoints.length(text);
    Sizes.text(missing);
    String character = bound.find("fillchar").map(TextMethods::text).orElse(" ");
    return missing <= 0 ? "" : character.repeat((int) missing);
  }
}
