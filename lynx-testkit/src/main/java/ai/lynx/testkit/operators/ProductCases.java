package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.PatchEmbedding;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;

/** Sums of products. */
final class ProductCases {
  private ProductCases() {}

  static List<OperatorCase> all() {
    List<OperatorCase> cases = new ArrayList<>();
    for (long[] x : new long[][] {{5}, {1, 5}, {3, 5}, {2, 3, 5}, {2, 1, 3, 5}, {0, 5}}) {
      linear(cases, 7, x);
    }
    linear(cases, 1, 4, 3);
    linear(cases, 3, 4, 1);
    linear(cases, 2, 3, 65);
    matMul(cases, new long[] {3, 5}, new long[] {5, 7});
    matMul(cases, new long[] {2, 3, 5}, new long[] {2, 5, 4});
    matMul(cases, new long[] {2, 3, 5}, new long[] {5, 4});
    matMul(cases, new long[] {3, 5}, new long[] {2, 5, 4});
    matMul(cases, new long[] {2, 1, 3, 5}, new long[] {1, 3, 5, 2});
    matMul(cases, new long[] {1, 1}, new long[] {1, 1});
    patches(cases, "whole patches", new long[] {2, 3, 4, 6}, new long[] {5, 3, 2, 2});
    patches(cases, "pixels left over", new long[] {1, 3, 8, 7}, new long[] {4, 3, 3, 3});
    patches(cases, "one channel", new long[] {3, 1, 5, 5}, new long[] {2, 1, 5, 5});
    patches(cases, "patches of one pixel", new long[] {1, 2, 3, 2}, new long[] {3, 2, 1, 1});
    return cases;
  }

  private static void linear(List<OperatorCase> cases, long out, long... x) {
    String name = Shape.of(x) + " to " + out;
    long in = x[x.length - 1];
    Samples samples = Samples.named("linear " + name);
    cases.add(
        OperatorCase.of(
            name, new Linear(), samples.normal(x), samples.normal(out, in), samples.normal(out)));
    cases.add(
        OperatorCase.of(
            name + " without bias", new Linear(), samples.normal(x), samples.normal(out, in)));
  }

  private static void matMul(List<OperatorCase> cases, long[] left, long[] right) {
    String name = Shape.of(left) + " times " + Shape.of(right);
    Samples samples = Samples.named("product " + name);
    cases.add(OperatorCase.of(name, new MatMul(), samples.normal(left), samples.normal(right)));
  }

  private static void patches(List<OperatorCase> cases, String name, long[] pixels, long[] weight) {
    Samples samples = Samples.named(name);
    PatchEmbedding operator = new PatchEmbedding();
    cases.add(
        OperatorCase.of(
            name,
            operator,
            samples.normal(pixels),
            samples.normal(weight),
            samples.normal(weight[0])));
    cases.add(
        OperatorCase.of(
            name + " without bias", operator, samples.normal(pixels), samples.normal(weight)));
  }
}
