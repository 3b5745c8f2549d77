package ai.lynx;

import java.util.OptionalLong;

/**
 * How an answer is searched for. Immutable; start from {@link #greedy()}, {@link #beams(int)} or
 * {@link #sampling()} and adjust with {@link #toBuilder()}.
 *
 * <p>The words are those of Hugging Face's generation config, and so are the rules: penalties
 * first, then temperature, top-k, top-p. Lengths, the n-gram block and the repetition penalty look
 * at what a model's family counts; for the official Lynx that includes one dummy token that stands
 * for the prefix.
 */
public final class GenerationOptions {
  private final Builder values;

  private GenerationOptions(Builder values) {
    this.values = values;
  }

  /** The likeliest token at each step. */
  public static GenerationOptions greedy() {
    return new Builder().build();
  }

  /** Beam search with that many beams. */
  public static GenerationOptions beams(int beams) {
    return new Builder().beams(beams).build();
  }

  /** Tokens drawn by their probability. */
  public static GenerationOptions sampling() {
    return new Builder().sample(true).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public Builder toBuilder() {
    return values.copy();
  }

  /** New tokens at most; 1 or more. */
  public int maxNewTokens() {
    return values.maxNewTokens;
  }

  /**
   * Tokens, counted as the model's family does, before an end-of-sequence token is allowed; 0 or
   * more.
   */
  public int minLength() {
    return values.minLength;
  }

  /** Beams; 1 is no beam search. */
  public int beams() {
    return values.beams;
  }

  /** Hypotheses returned; at most {@link #beams()} unless sampling. */
  public int returnedHypotheses() {
    return values.returnedHypotheses;
  }

  /** The exponent on the length that a beam's score is divided by; above 0 favours long answers. */
  public double lengthPenalty() {
    return values.lengthPenalty;
  }

  /** Whether beam search stops as soon as it has as many finished hypotheses as beams. */
  public boolean earlyStopping() {
    return values.earlyStopping;
  }

  /** No n-gram of this size occurs twice; 0 switches it off. */
  public int noRepeatNgramSize() {
    return values.noRepeatNgramSize;
  }

  /** Above 1 makes tokens that were said less likely; 1 switches it off. */
  public double repetitionPenalty() {
    return values.repetitionPenalty;
  }

  /** Whether tokens are drawn by probability. */
  public boolean sample() {
    return values.sample;
  }

  /** Logits are divided by this before drawing; above 0. */
  public double temperature() {
    return values.temperature;
  }

  /** Only so many of the likeliest tokens are drawn from; 0 switches it off. */
  public int topK() {
    return values.topK;
  }

  /**
   * Only the likeliest tokens that together reach this probability are drawn from; 1 switches it
   * off.
   */
  public double topP() {
    return values.topP;
  }

  /** The seed of sampling; empty draws a new one each time. */
  public OptionalLong seed() {
    return values.seed;
  }

  @Override
  public String toString() {
    return "GenerationOptions[maxNewTokens=%d, minLength=%d, beams=%d, lengthPenalty=%s, noRepeatNgramSize=%d, repetitionPenalty=%s, sample=%s, temperature=%s, topK=%d, topP=%s, seed=%s]"
        .formatted(
            maxNewTokens(),
            minLength(),
            beams(),
            lengthPenalty(),
            noRepeatNgramSize(),
            repetitionPenalty(),
            sample(),
            temperature(),
            topK(),
            topP(),
            seed());
  }

  /** Collects options; {@link #build()} checks them. Not safe for use by several threads. */
  public static final class Builder {
    private int maxNewTokens = 64;
    private int minLength;
    private int beams = 1;
    private int returnedHypotheses = 1;
    private double lengthPenalty = 1;
    private boolean earlyStopping;
    private int noRepeatNgramSize;
    private double repetitionPenalty = 1;
    private boolean sample;
    private double temperature = 1;
    private int topK;
    private double topP = 1;
    private OptionalLong seed = OptionalLong.empty();

    private Builder() {}

    private Builder copy() {
      Builder copy = new Builder();
      copy.maxNewTokens = maxNewTokens;
      copy.minLength = minLength;
      copy.beams = beams;
      copy.returnedHypotheses = returnedHypotheses;
      copy.lengthPenalty = lengthPenalty;
      copy.earlyStopping = earlyStopping;
      copy.noRepeatNgramSize = noRepeatNgramSize;
      copy.repetitionPenalty = repetitionPenalty;
      copy.sample = sample;
      copy.temperature = temperature;
      copy.topK = topK;
      copy.topP = topP;
      copy.seed = seed;
      return copy;
    }

    public Builder maxNewTokens(int value) {
      maxNewTokens = value;
      return this;
    }

    public Builder minLength(int value) {
      minLength = value;
      return this;
    }

    public Builder beams(int value) {
      beams = value;
      return this;
    }

    public Builder returnedHypotheses(int value) {
      returnedHypotheses = value;
      return this;
    }

    public Builder lengthPenalty(double value) {
      lengthPenalty = value;
      return this;
    }

    public Builder earlyStopping(boolean value) {
      earlyStopping = value;
      return this;
    }

    public Builder noRepeatNgramSize(int value) {
      noRepeatNgramSize = value;
      return this;
    }

    public Builder repetitionPenalty(double value) {
      repetitionPenalty = value;
      return this;
    }

    public Builder sample(boolean value) {
      sample = value;
      return this;
    }

    public Builder temperature(double value) {
      temperature = value;
      return this;
    }

    public Builder topK(int value) {
      topK = value;
      return this;
    }

    public Builder topP(double value) {
      topP = value;
      return this;
    }

    public Builder seed(long value) {
      seed = OptionalLong.of(value);
      return this;
    }

    /**
     * @throws IllegalArgumentException naming the option that is out of range
     */
    public GenerationOptions build() {
      check(maxNewTokens >= 1, "maxNewTokens must be 1 or more", maxNewTokens);
      check(minLength >= 0, "minLength must be 0 or more", minLength);
      check(beams >= 1, "beams must be 1 or more", beams);
      check(
          returnedHypotheses >= 1 && (returnedHypotheses <= beams || sample && beams == 1),
          "returnedHypotheses must be 1 or more and at most the number of beams (" + beams + ")",
          returnedHypotheses);
      check(Double.isFinite(lengthPenalty), "lengthPenalty must be a number", lengthPenalty);
      check(noRepeatNgramSize >= 0, "noRepeatNgramSize must be 0 or more", noRepeatNgramSize);
      check(repetitionPenalty > 0, "repetitionPenalty must be above 0", repetitionPenalty);
      check(
          temperature > 0 && Double.isFinite(temperature),
          "temperature must be above 0",
          temperature);
      check(topK >= 0, "topK must be 0 or more", topK);
      check(topP > 0 && topP <= 1, "topP must be above 0 and at most 1", topP);
      return new GenerationOptions(copy());
    }

    private static void check(boolean holds, String rule, Object value) {
      if (!holds) {
        throw new IllegalArgumentException(rule + ", not " + value);
      }
    }
  }
}
