package ai.lynx.comparison;

/**
 * A model's expectation of the next token.
 *
 * @param logProbabilities natural logarithms, one for each token of the vocabulary
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read there, never compared
record NextToken(double[] logProbabilities) {
  /**
   * What logits mean.
   *
   * @param from where the row of {@code vocabulary} logits begins
   */
  static NextToken of(float[] logits, int from, int vocabulary) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + vocabulary; i++) {
      highest = Math.max(highest, logits[i]);
    }
    double sum = 0;
    for (int i = from; i < from + vocabulary; i++) {
      sum += Math.exp(logits[i] - highest);
    }
    double all = highest + Math.log(sum);
    double[] logarithms = new double[vocabulary];
    for (int i = 0; i < vocabulary; i++) {
      logarithms[i] = logits[from + i] - all;
    }
    return new NextToken(logarithms);
  }

  static NextToken of(float[] logits) {
    return of(logits, 0, logits.length);
  }

  /**
   * The Kullback-Leibler divergence of another expectation from this one, in nats: the sum of
   * {@code p (log p - log q)}, where p is this one. 0 if they are equal, else more.
   */
  double divergence(NextToken other) {
    double sum = 0;
    for (int i = 0; i < logProbabilities.length; i++) {
      double probability = Math.exp(logProbabilities[i]);
      if (probability > 0) { // 0 times the logarithm of 0 is 0
        sum += probability * (logProbabilities[i] - other.logProbabilities[i]);
      }
    }
    return Math.max(0, sum); // rounding may leave a little less than nothing
  }

  /** The logarithm of a token's probability. */
  double of(int token) {
    return logProbabilities[token];
  }

  /** The most probable token; the first of several. */
  int best() {
    int best = 0;
    for (int i = 1; i < logProbabilities.length; i++) {
      if (logProbabilities[i] > logProbabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
