package ai.lynx.spi.rounding;

import ai.lynx.spi.tensor.Shape;

/**
 * Which layer gives logits. They are what answers are chosen by, and 4 bits show there first, so
 * that its weight keeps 8.
 */
public final class Logits {
  /** So many times longer than the vectors they read are vocabularies, and no other results. */
  private static final long LONGER = 8;

  private Logits() {}

  /**
   * Whether a linear layer gives them.
   *
   * @param weight known sizes (out, in)
   */
  public static boolean areGivenBy(Shape weight) {
    return weight.size(0).value() >= LONGER * weight.size(1).value();
  }
}
