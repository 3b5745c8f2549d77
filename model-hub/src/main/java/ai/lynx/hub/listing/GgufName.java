package ai.lynx.hub.listing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The habits of those who name files of weights that come in many variants. */
final class GgufName {
  private static final Pattern PART = Pattern.compile("-\\d{5}-of-\\d{5}(?=\\.\\w+$)");

  private GgufName() {}

  /** The name of a whole of which this is perhaps a part. */
  static String withoutPart(String name) {
    return PART.matcher(name).replaceFirst("");
  }

  /** Whether it holds the vision part that goes with a language model in another file. */
  static boolean isProjector(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).startsWith("mmproj");
  }

  /**
   * The files that somebody means: that of exactly this name; or else those with the words in their
   * names, whole words first, so that F16 is not BF16.
   */
  static List<String> matching(List<String> names, String meant) {
    if (names.contains(meant)) {
      String whole = withoutPart(meant);
      return names.stream().filter(name -> withoutPart(name).equals(whole)).toList();
    }
    Pattern part = Pattern.compile(Pattern.quote(meant), Pattern.CASE_INSENSITIVE);
    Pattern word =
        Pattern.compile(
            "(?<![a-z0-9])" + Pattern.quote(meant) + "(?![a-z0-9_])", Pattern.CASE_INSENSITIVE);
    boolean projector = isProjector(meant);
    List<String> found =
        names.stream()
            .filter(name -> isProjector(name) == projector && part.matcher(name).find())
            .toList();
    List<String> exact = found.stream().filter(name -> word.matcher(name).find()).toList();
    return exact.isEmpty() ? found : exact;
  }
}
