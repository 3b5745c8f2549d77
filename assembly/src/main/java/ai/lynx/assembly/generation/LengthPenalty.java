package ai.lynx.assembly.generation;

/**
 * What makes hypotheses of different lengths comparable: sum of log-probabilities / length ^
 * exponent. With a negative exponent the (negative) sum grows with the length, so short answers
 * win.
 */
record LengthPenalty(double exponent) {
  /**
   * @param sum of log-probabilities
   * @param length tokens that count, without the end-of-sequence; 1 or more
   */
  double score(double sum, int length) {
    return sum / Math.pow(length, exponent);
  }
}
