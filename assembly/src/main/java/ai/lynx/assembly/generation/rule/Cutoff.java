package ai.lynx.assembly.generation.rule;

/**
 * Bans tokens below a probability (truncation sampling as desmoothing, arXiv 2210.15191): epsilon
 * itself, or for eta the smaller of epsilon and sqrt(epsilon) * exp(-entropy).
 *
 * @param epsilon above 0, below 1
 * @param eta whether the entropy plays a part
 * @param atLeast tokens that are kept whatever their probability; 1 or more
 */
record Cutoff(double epsilon, boolean eta, int atLeast) implements LogitsRule {
  @Override
  public void apply(History history, float[] scores) {
    float[] probabilities = Softmax.probabilities(scores);
    float line =
        (float)
            (eta
                ? Math.min(epsilon, Math.sqrt(epsilon) * Math.exp(-Softmax.entropy(scores)))
                : epsilon);
    Likeliest.ban(scores, atLeast, token -> probabilities[token] < line);
  }
}
