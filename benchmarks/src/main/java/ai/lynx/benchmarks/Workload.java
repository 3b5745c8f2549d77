package ai.lynx.benchmarks;

import java.util.Locale;

/** What is measured. */
public enum Workload {
  /** One token after another of one answer, greedily, behind a prompt. */
  DECODE("ms a token", 2, 1),
  /** From a prompt's text to its first token. */
  PREFILL("ms", 2, 3),
  /** A vision encoder, from numbers to features. */
  VISION("ms a picture", 3, 10),
  /** A JPEG file of 12 megapixels to what a vision encoder reads. */
  PICTURES("ms a picture", 4, 3);

  private final String unit;
  private final int warmUps;
  private final int repeats;

  Workload(String unit, int warmUps, int repeats) {
    this.unit = unit;
    this.warmUps = warmUps;
    this.repeats = repeats;
  }

  /** What its numbers are. */
  public String unit() {
    return unit;
  }

  /**
   * Turns that do not count, on every side: code is compiled in them, and memory asked for the
   * first time.
   */
  public int warmUps() {
    return warmUps;
  }

  /** How often it is done in one turn, which takes the mean. */
  public int repeats() {
    return repeats;
  }

  /** Its name on the command line and in files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
