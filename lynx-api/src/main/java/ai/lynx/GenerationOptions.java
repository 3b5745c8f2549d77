package ai.lynx;

import java.util.List;
import java.util.OptionalLong;

/**
 * How an answer is searched for. Immutable; start from {@link #greedy()}, {@link #beams(int)} or
 * {@link #sampling()} and adjust with {@link #toBuilder()}.
 *
 * <p>The words are those of Hugging Face's generation config, and so are the rules: penalties
 * first, then temperature, top-k, top-p, min-p, typical-p and the cutoffs. Lengths, the n-gram
 * block and the repetition penalty look at what a model's family counts; for the official Lynx that
 * includes one dummy token that stands for the prefix.
 */
public final class GenerationOptions {
  /** When beam search stops before its limit of new tokens, once as many finished as beams. */
  public enum EarlyStopping {
    /** At once. */
    WHEN_FULL,
    /** When no beam looks better than what finished, taken at its length so far. */
    WHEN_UNLIKELY,
    /** When no beam could become better, however long it grew. */
    NEVER
  }

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

  /**
   * New tokens before an end-of-sequence token is allowed; 0 or more. Above 0 it takes the place of
   * {@link #minLength()}.
   */
  public int minNewTokens() {
    return values.minNewTokens;
  }

  /** Texts that end an answer as soon as one is said; they stay part of it. */
  public List<String> stopStrings() {
    return values.stopStrings;
  }

  /** Bans, biases and forced tokens. */
  public TokenRules tokenRules() {
    return values.tokenRules;
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

  /** When beam search stops. */
  public EarlyStopping earlyStopping() {
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
   * off, 0 leaves the likeliest alone.
   */
  public double topP() {
    return values.topP;
  }

  /** Tokens less likely than this share of the likeliest are not drawn; 0 switches it off. */
  public double minP() {
    return values.minP;
  }

  /**
   * Only the tokens whose surprise is nearest to what is expected, and that together reach this
   * probability, are drawn from; 1 switches it off.
   */
  public double typicalP() {
    return values.typicalP;
  }

  /** Tokens less likely than this are not drawn; 0 switches it off. */
  public double epsilonCutoff() {
    return values.epsilonCutoff;
  }

  /**
   * Tokens less likely than the smaller of this and sqrt(this) * exp(-entropy) are not drawn; 0
   * switches it off.
   */
  public double etaCutoff() {
    return values.etaCutoff;
  }

  /** Whether scores are made log-probabilities again after all rules. */
  public boolean renormalize() {
    return values.renormalize;
  }

  /** The seed of sampling; empty draws a new one each time. */
  public OptionalLong seed() {
    return values.seed;
  }

  @Override
  public String toString() {
    return ("GenerationOptions[maxNewTokens=%d, minLength=%d, minNewTokens=%d, beams=%d,"
            + " returnedHypotheses=%d, lengthPenalty=%s, earlyStopping=%s, noRepeatNgramSize=%d,"
            + " repetitionPenalty=%s, tokenRules=%s, stopStrings=%s, renormalize=%s, sample=%s,"
            + " temperature=%s, topK=%d, topP=%s, minP=%s, typicalP=%s, epsilonCutoff=%s,"
            + " etaCutoff=%s, seed=%s]")
        .formatted(
            maxNewTokens(),
            minLength(),
            minNewTokens(),
            beams(),
            returnedHypotheses(),
            lengthPenalty(),
            earlyStopping(),
            noRepeatNgramSize(),
            repetitionPenalty(),
            tokenRules(),
            stopStrings(),
            renormalize(),
            sample(),
            temperature(),
            topK(),
            topP(),
            minP(),
            typicalP(),
            epsilonCutoff(),
            etaCutoff(),
            seed());
  }

  /** Collects options; {@link #build()} checks them. Not safe for use by several threads. */
  public static final class Builder {
    private int maxNewTokens = 64;
    private int minLength;
    private int minNewTokens;
    private List<String> stopStrings = List.of();
    private TokenRules tokenRules = TokenRules.none();
    private int beams = 1;
    private int returnedHypotheses = 1;
    private double lengthPenalty = 1;
    private EarlyStopping earlyStopping = EarlyStopping.WHEN_UNLIKELY;
    private int noRepeatNgramSize;
    private double repetitionPenalty = 1;
    private boolean sample;
    private double temperature = 1;
    private int topK;
    private double topP = 1;
    private double minP;
    private double typicalP = 1;
    private double epsilonCutoff;
    private double etaCutoff;
    private boolean renormalize;
    private OptionalLong seed = OptionalLong.empty();

    private Builder() {}

    private Builder copy() {
      Builder copy = new Builder();
      copy.maxNewTokens = maxNewTokens;
      copy.minLength = minLength;
      copy.minNewTokens = minNewTokens;
      copy.stopStrings = stopStrings;
      copy.tokenRules = tokenRules;
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
      copy.minP = minP;
      copy.typicalP = typicalP;
      copy.epsilonCutoff = epsilonCutoff;
      copy.etaCutoff = etaCutoff;
      copy.renormalize = renormalize;
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

    public Builder minNewTokens(int value) {
      minNewTokens = value;
      return this;
    }

    /**
     * @param values none of them empty
     */
    public Builder stopStrings(List<String> values) {
      stopStrings = List.copyOf(values);
      return this;
    }

    public Builder tokenRules(TokenRules value) {
      tokenRules = value;
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

    /** Stops as soon as as many finished as there are beams, or when no beam looks better. */
    public Builder earlyStopping(boolean value) {
      return earlyStopping(value ? EarlyStopping.WHEN_FULL : EarlyStopping.WHEN_UNLIKELY);
    }

    public Builder earlyStopping(EarlyStopping value) {
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

    public Builder minP(double value) {
      minP = value;
      return this;
    }

    public Builder typicalP(double value) {
      typicalP = value;
      return this;
    }

    public Builder epsilonCutoff(double value) {
      epsilonCutoff = value;
      return this;
    }

    public Builder etaCutoff(double value) {
      etaCutoff = value;
      return this;
    }

    public Builder renormalize(boolean value) {
      renormalize = value;
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
      check(
          repetitionPenalty > 0 && Double.isFinite(repetitionPenalty),
          "repetitionPenalty must be above 0",
          repetitionPenalty);
      check(
          temperature > 0 && Double.isFinite(temperature),
          "temperature must be above 0",
          temperature);
      check(topK >= 0, "topK must be 0 or more", topK);
      check(topP >= 0 && topP <= 1, "topP must be from 0 to 1", topP);
      check(minNewTokens >= 0, "minNewTokens must be 0 or more", minNewTokens);
      check(
          stopStrings.stream().noneMatch(String::isEmpty),
          "stopStrings must not be empty texts",
          stopStrings);
      check(minP >= 0 && minP <= 1, "minP must be from 0 to 1", minP);
      check(typicalP > 0 && typicalP <= 1, "typicalP must be above 0 and at most 1", typicalP);
      check(
          epsilonCutoff >= 0 && epsilonCutoff < 1,
          "epsilonCutoff must be 0 or more and below 1",
          epsilonCutoff);
      check(etaCutoff >= 0 && etaCutoff < 1, "etaCutoff must be 0 or more and below 1", etaCutoff);
      return new GenerationOptions(copy());
    }

    private static void check(boolean holds, String rule, Object value) {
      if (!holds) {
        throw new IllegalArgumentException(rule + ", not " + value);
      }
    }
  }
}
