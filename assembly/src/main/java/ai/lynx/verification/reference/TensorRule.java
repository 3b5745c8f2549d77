package ai.lynx.verification.reference;

import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/**
 * How a tensor is compared: {@code |got - want| <= atol + rtol * |want|} for every element.
 *
 * @param tensor its name
 * @param where the name of a mask (batch, tokens); only where it is 1 is compared; empty compares
 *     all
 * @param meanAbsolute bounds the mean of {@code |got - want|} too
 */
public record TensorRule(
    String tensor, double atol, double rtol, String where, OptionalDouble meanAbsolute) {
  /** Reads the rule of a tensor from the case's description. */
  public static TensorRule of(String tensor, JsonNode entry) {
    String where = entry.path("where").asText("");
    return new TensorRule(
        tensor,
        entry.path("atol").asDouble(),
        entry.path("rtol").asDouble(),
        where.contains(" ") ? where.substring(0, where.indexOf(' ')) : where,
        entry.has("mean_abs")
            ? OptionalDouble.of(entry.get("mean_abs").asDouble())
            : OptionalDouble.empty());
  }

  /** This rule, with tolerances no narrower than the given one. */
  public TensorRule atLeast(double tolerance) {
    return new TensorRule(
        tensor, Math.max(atol, tolerance), Math.max(rtol, tolerance), where, meanAbsolute);
  }

  /**
   * What a comparison found.
   *
   * @param largest the largest difference
   * @param passed whether all is within the rule
   */
  public record Result(double largest, boolean passed) {}

  /**
   * Compares elements that are numbered alike.
   *
   * @param mask (batch, tokens), or null to compare all; the tensor then ends in (batch, tokens,
   *     anything)
   */
  public Result compare(
      float[] want, float[] got, @org.jspecify.annotations.Nullable TensorData mask, int width) {
    long[] open = mask == null ? new long[0] : mask.toLongs();
    double largest = 0;
    double sum = 0;
    long count = 0;
    boolean passed = true;
    for (int i = 0; i < want.length; i++) {
      if (open.length > 0 && open[i / width % open.length] == 0) {
        continue;
      }
      double difference = Math.abs((double) got[i] - want[i]);
      if (Double.isNaN(difference)) {
        difference =
            Float.isNaN(got[i]) && Float.isNaN(want[i]) || got[i] == want[i]
                ? 0
                : Double.POSITIVE_INFINITY;
      }
      passed &= difference <= atol + rtol * Math.abs(want[i]);
      largest = Math.max(largest, difference);
      sum += difference;
      count++;
    }
    passed &= meanAbsolute.isEmpty() || sum / Math.max(1, count) <= meanAbsolute.getAsDouble();
    return new Result(largest, passed);
  }
}
