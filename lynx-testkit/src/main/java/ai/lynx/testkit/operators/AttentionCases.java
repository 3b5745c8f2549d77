package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Attention in all its kinds: grouped, causal, windowed, masked, with a past. */
final class AttentionCases {
  private static final Attention FULL = Attention.full(0.5);
  private static final Attention CAUSAL = Attention.causal(0.5);

  private AttentionCases() {}

  static List<OperatorCase> all() {
    List<OperatorCase> cases = new ArrayList<>();
    unmasked(cases);
    windows(cases);
    paddingMasks(cases);
    fullMasks(cases);
    return cases;
  }

  private static void unmasked(List<OperatorCase> cases) {
    cases.add(of("full", FULL, new Sizes(2, 3, 3, 4, 5, 4, 4)));
    cases.add(of("full, one query", FULL, new Sizes(2, 2, 2, 1, 7, 3, 3)));
    cases.add(of("full, values of another width", FULL, new Sizes(1, 2, 2, 3, 5, 4, 3)));
    cases.add(of("full, grouped", FULL, new Sizes(1, 4, 2, 3, 5, 4, 4)));
    cases.add(of("full, one key head", FULL, new Sizes(2, 3, 1, 2, 3, 4, 4)));
    cases.add(of("full, scale 0", Attention.full(0), new Sizes(1, 1, 1, 2, 3, 2, 2)));
    cases.add(
        of("full, large scale", Attention.full(40), new Sizes(1, 2, 2, 3, 4, 3, 3)).withSlack(10));
    cases.add(of("causal", CAUSAL, new Sizes(2, 2, 2, 5, 5, 4, 4)));
    cases.add(of("causal, one token", CAUSAL, new Sizes(1, 2, 2, 1, 1, 4, 4)));
    cases.add(of("causal, one query with a past", CAUSAL, new Sizes(2, 2, 2, 1, 6, 4, 4)));
    cases.add(of("causal, more keys than queries", CAUSAL, new Sizes(2, 2, 2, 3, 7, 4, 4)));
    cases.add(of("causal, grouped, with a past", CAUSAL, new Sizes(1, 6, 2, 2, 5, 4, 4)));
  }

  private static void windows(List<OperatorCase> cases) {
    for (int window : new int[] {1, 2, 3, 9}) {
      Attention kind = new Attention(0.5, true, OptionalInt.of(window));
      cases.add(of("window of " + window, kind, new Sizes(1, 2, 2, 5, 5, 4, 4)));
      cases.add(of("window of " + window + " with a past", kind, new Sizes(2, 2, 1, 2, 6, 4, 4)));
    }
    Attention kind = new Attention(0.5, true, OptionalInt.of(2));
    boolean[] mask = {true, true, true, true, false, true, true, true};
    cases.add(masked("window of 2, padded", kind, new Sizes(2, 2, 2, 3, 4, 4, 4), mask, 2));
  }

  private static void paddingMasks(List<OperatorCase> cases) {
    boolean[] right = {true, true, true, false, false, true, true, true, true, true};
    cases.add(masked("full, right padding", FULL, new Sizes(2, 2, 2, 3, 5, 4, 4), right, 2));
    boolean[] left = {false, false, true, true, true, true, true, true};
    Sizes square = new Sizes(2, 2, 2, 4, 4, 3, 3);
    cases.add(
        masked("causal, left padding", CAUSAL, square, left, 2)
            .withUnspecified(rows(square, new int[][] {{0, 0}, {0, 1}})));
    cases.add(
        masked("causal, left padding, one query", CAUSAL, new Sizes(2, 2, 2, 1, 4, 3, 3), left, 2));
    cases.add(
        masked(
            "causal, left padding, grouped, with a past",
            CAUSAL,
            new Sizes(2, 4, 2, 2, 4, 3, 3),
            left,
            2));
    boolean[] nowhere = {false, false, false, true, false, true};
    Sizes blind = new Sizes(2, 2, 1, 2, 3, 2, 2);
    cases.add(
        masked("full, one row sees nothing", FULL, blind, nowhere, 2)
            .withUnspecified(rows(blind, new int[][] {{0, 0}, {0, 1}})));
  }

  private static void fullMasks(List<OperatorCase> cases) {
    // Two packed samples that do not see each other.
    boolean[] packed = {
      true, false, false, false, true, true, false, false, false, false, true, false, false, false,
      true, true
    };
    boolean[] holes = {true, false, true, false, true, true, true, true, false, true, true, false};
    cases.add(masked("causal, packed", CAUSAL, new Sizes(1, 2, 2, 4, 4, 4, 4), packed, 3));
    cases.add(masked("full, full mask", FULL, new Sizes(2, 2, 2, 2, 3, 4, 4), holes, 3));
    cases.add(masked("full, full mask, grouped", FULL, new Sizes(2, 4, 2, 2, 3, 3, 3), holes, 3));
    Sizes past = new Sizes(1, 2, 2, 2, 4, 3, 3);
    boolean[] one = {true, true, false, true, false, false, false, false};
    cases.add(
        masked("causal, full mask with a past, one query sees nothing", CAUSAL, past, one, 3)
            .withUnspecified(rows(past, new int[][] {{0, 1}})));
  }

  private static OperatorCase of(String name, Attention kind, Sizes sizes) {
    Samples samples = Samples.named("attention " + name);
    return OperatorCase.of(
        name, kind, sizes.query(samples), sizes.keys(samples), sizes.values(samples));
  }

  private static OperatorCase masked(
      String name, Attention kind, Sizes sizes, boolean[] mask, int rank) {
    Samples samples = Samples.named("attention " + name);
    TensorData looksAt =
        rank == 2
            ? TensorData.of(mask, sizes.batch, sizes.keys)
            : TensorData.of(mask, sizes.batch, sizes.queries, sizes.keys);
    return OperatorCase.of(
        name, kind, sizes.query(samples), sizes.keys(samples), sizes.values(samples), looksAt);
  }

  /** The output elements of queries given as pairs of row of the batch and query. */
  private static IntPredicate rows(Sizes sizes, int[][] blind) {
    return element -> {
      int query = element / sizes.valueWidth % sizes.queries;
      int row = element / sizes.valueWidth / sizes.queries / sizes.heads;
      for (int[] pair : blind) {
        if (pair[0] == row && pair[1] == query) {
          return true;
        }
      }
      return false;
    };
  }

  private record Sizes(
      int batch, int heads, int keyHeads, int queries, int keys, int width, int valueWidth) {
    TensorData query(Samples samples) {
      return samples.normal(batch, heads, queries, width);
    }

    TensorData keys(Samples samples) {
      return samples.normal(batch, keyHeads, keys, width);
    }

    TensorData values(Samples samples) {
      return samples.normal(batch, keyHeads, keys, valueWidth);
    }
  }
}
