package ai.lynx.comparison;

import ai.lynx.LoadOptions.Precision;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a comparison found.
 *
 * @param model its name
 * @param subject the engine it was tried on, in words
 * @param precision how exactly it computed there
 * @param reference the engine that computed it in float32, in words
 * @param answers one for each prompt
 * @param referencePerplexity of the text, in float32
 * @param perplexity of the text, as tried
 * @param layers for each decoder layer how far the hidden states behind it are apart, as a part of
 *     their length; the errors of earlier layers are in it
 */
public record ComparisonReport(
    String model,
    String subject,
    Precision precision,
    String reference,
    List<AnswerDivergence> answers,
    double referencePerplexity,
    double perplexity,
    List<Double> layers) {
  public ComparisonReport {
    answers = List.copyOf(answers);
    layers = List.copyOf(layers);
  }

  /** How many tokens all answers have. */
  public int tokens() {
    return answers.stream().mapToInt(AnswerDivergence::tokens).sum();
  }

  /** At how many of them both would choose the same. */
  public int agreeing() {
    return answers.stream().mapToInt(AnswerDivergence::agreeing).sum();
  }

  /** The mean divergence over all tokens of all answers, in nats. */
  public double meanDivergence() {
    return answers.stream().mapToDouble(answer -> answer.mean() * answer.tokens()).sum() / tokens();
  }

  /** The largest divergence at any token, in nats. */
  public double largestDivergence() {
    return answers.stream().mapToDouble(AnswerDivergence::largest).max().orElse(0);
  }

  /** How far the perplexity is from the reference's, as a part of it. */
  public double perplexityChange() {
    return perplexity / referencePerplexity - 1;
  }

  /** What the precision allows. */
  public Bounds bounds() {
    return Bounds.of(precision);
  }

  /** Whether the mean divergence is within the bounds; not if it is no number. */
  public boolean divergenceIsWithin() {
    return meanDivergence() <= bounds().divergence();
  }

  /** Whether the change of perplexity is within the bounds; not if it is no number. */
  public boolean perplexityIsWithin() {
    return Math.abs(perplexityChange()) <= bounds().perplexity();
  }

  /** Whether both are. */
  public boolean isWithin() {
    return divergenceIsWithin() && perplexityIsWithin();
  }

  /** All of it as JSON. */
  public String json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("model", model);
    root.put("engine", subject);
    root.put("precision", precision.toString());
    root.put("against", reference);
    ObjectNode divergence = root.putObject("kl_divergence");
    divergence.put("mean", meanDivergence());
    divergence.put("largest", largestDivergence());
    divergence.put("bound", bounds().divergence());
    divergence.put("tokens", tokens());
    divergence.put("same_choice", agreeing());
    for (AnswerDivergence answer : answers) {
      divergence
          .withArray("prompts")
          .addObject()
          .put("prompt", answer.prompt())
          .put("tokens", answer.tokens())
          .put("mean", answer.mean())
          .put("largest", answer.largest())
          .put("same_choice", answer.agreeing());
    }
    ObjectNode surprise = root.putObject("perplexity");
    surprise.put("found", perplexity);
    surprise.put("float32", referencePerplexity);
    surprise.put("change", perplexityChange());
    surprise.put("bound", bounds().perplexity());
    layers.forEach(root.putArray("layer_errors")::add);
    root.put("within_bounds", isWithin());
    return root.toPrettyString();
  }
}
