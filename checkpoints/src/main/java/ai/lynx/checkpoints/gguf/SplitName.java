package ai.lynx.checkpoints.gguf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a part of a GGUF file that llama.cpp split: {@code model-00001-of-00003.gguf}.
 *
 * @param prefix what all parts begin with, their folder included
 * @param part counted from 1
 */
record SplitName(String prefix, int part, int parts) {
  private static final Pattern PATTERN =
      Pattern.compile("(.*)-([0-9]{5})-of-([0-9]{5})\\.gguf", Pattern.DOTALL);

  static Optional<SplitName> of(String file) {
    Matcher name = PATTERN.matcher(file);
    return name.matches()
        ? Optional.of(
            new SplitName(
                name.group(1), Integer.parseInt(name.group(2)), Integer.parseInt(name.group(3))))
        : Optional.empty();
  }

  /** The name of another part. */
  String of(int other) {
    return "%s-%05d-of-%05d.gguf".formatted(prefix, other, parts);
  }
}
