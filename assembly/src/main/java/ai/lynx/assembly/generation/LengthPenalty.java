package ai.lynx.assembly.generation;

/**
 * What makes hypotheses of different lengths comparable: sum of log-probabilities / length ^
 * exponent. With a negative exponent the (negative) sum grows with the length, so short answers
 * win.
 */
record LengthPenalty(double exponent, Release release) {
  /**
   * @param sum of log-probabilities
   * @param length tokens that count, without the end-of-sequence; 1 or more
   */
  double score(double sum, int length) {
    double divisor = Math.pow(length, exponent);
    return release.dividesInFloat32() ? (float) sum / (float) divisor : sum / divisor;
  }
}
