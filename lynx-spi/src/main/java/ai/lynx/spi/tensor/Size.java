package ai.lynx.spi.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The length of one axis: a number, or, while a graph is recorded, a polynomial in symbols such as
 * {@code batch} and {@code sequence} with whole coefficients.
 *
 * <p>Model code computes with sizes instead of numbers, so that one recording serves all batch and
 * sequence lengths. Immutable; equal sizes are {@link #equals equal} however they were computed.
 */
public final class Size {
  /**
   * Coefficients by monomial; a monomial is its symbols, sorted, with repetition. Never holds a
   * zero coefficient.
   */
  private final Map<Monomial, Long> terms;

  /** What is asked for at every step of a running model. */
  private final boolean known;

  private final long number;
  private final int hash;

  private Size(Map<Monomial, Long> terms) {
    this.terms = terms;
    this.known = terms.isEmpty() || terms.size() == 1 && terms.containsKey(Monomial.ONE);
    this.number = known ? terms.getOrDefault(Monomial.ONE, 0L) : 0;
    this.hash = terms.hashCode();
  }

  /** A number; nothing has to be looked up. */
  private Size(long number) {
    this.terms = number == 0 ? Map.of() : Map.of(Monomial.ONE, number);
    this.known = true;
    this.number = number;
    this.hash = terms.hashCode();
  }

  public static Size of(long value) {
    return new Size(value);
  }

  /** A size that is known only when the graph is run. */
  public static Size symbol(String name) {
    return new Size(new TreeMap<>(Map.of(new Monomial(List.of(name)), 1L)));
  }

  public boolean isKnown() {
    return known;
  }

  /** Whether this is a symbol alone, not computed from several or from numbers. */
  public boolean isSymbol() {
    return terms.size() == 1
        && terms.entrySet().stream()
            .allMatch(term -> term.getKey().symbols().size() == 1 && term.getValue() == 1);
  }

  /**
   * The number.
   *
   * @throws IllegalStateException if the size is symbolic: model code that needs the number cannot
   *     be recorded
   */
  public long value() {
    if (!isKnown()) {
      throw new IllegalStateException(
          "The size "
              + this
              + " is symbolic; compute with sizes (plus, times) so that the code can be recorded.");
    }
    return number;
  }

  public Size plus(Size other) {
    if (isKnown() && other.isKnown()) { // eager engines compute with numbers only, and often
      return of(Math.addExact(value(), other.value()));
    }
    Map<Monomial, Long> sum = new TreeMap<>(terms);
    other.terms.forEach((monomial, coefficient) -> add(sum, monomial, coefficient));
    return new Size(sum);
  }

  public Size plus(long value) {
    return plus(of(value));
  }

  public Size minus(Size other) {
    return plus(other.times(-1));
  }

  public Size times(Size other) {
    if (isKnown() && other.isKnown()) {
      return of(Math.multiplyExact(value(), other.value()));
    }
    Map<Monomial, Long> product = new TreeMap<>();
    terms.forEach(
        (left, a) ->
            other.terms.forEach(
                (right, b) -> add(product, left.times(right), Math.multiplyExact(a, b))));
    return new Size(product);
  }

  public Size times(long value) {
    return times(of(value));
  }

  /**
   * This size in units of {@code divisor}.
   *
   * @throws IllegalArgumentException if it does not divide evenly
   */
  public Size dividedBy(long divisor) {
    Map<Monomial, Long> quotient = new TreeMap<>();
    terms.forEach(
        (monomial, coefficient) -> {
          if (coefficient % divisor != 0) {
            throw new IllegalArgumentException(
                "The size " + this + " is not a multiple of " + divisor + ".");
          }
          quotient.put(monomial, coefficient / divisor);
        });
    return new Size(quotient);
  }

  /** One summand of a size: a number times a product of symbols, with repetition, sorted. */
  public record Term(long coefficient, List<String> symbols) {}

  /** The summands, for whoever writes this size down for another program; none for 0. */
  public List<Term> terms() {
    return terms.entrySet().stream()
        .map(term -> new Term(term.getValue(), term.getKey().symbols()))
        .toList();
  }

  /** The number that this size has when the symbols have the given values. */
  public long evaluate(ToLongFunction<String> symbols) {
    if (known) {
      return number;
    }
    long sum = 0;
    for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
      long product = term.getValue();
      for (String symbol : term.getKey().symbols()) {
        product = Math.multiplyExact(product, symbols.applyAsLong(symbol));
      }
      sum = Math.addExact(sum, product);
    }
    return sum;
  }

  private static void add(Map<Monomial, Long> terms, Monomial monomial, long coefficient) {
    terms.merge(
        monomial, coefficient, (a, b) -> a + b == 0 ? null : Long.valueOf(Math.addExact(a, b)));
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Size size
        && hash == size.hash
        && known == size.known
        && (known ? number == size.number : terms.equals(size.terms));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    if (terms.isEmpty()) {
      return "0";
    }
    List<String> parts = new ArrayList<>();
    terms.forEach(
        (monomial, coefficient) -> {
          String symbols = String.join("*", monomial.symbols());
          if (monomial.equals(Monomial.ONE)) {
            parts.add(coefficient.toString());
          } else {
            parts.add(coefficient == 1 ? symbols : coefficient + "*" + symbols);
          }
        });
    return String.join("+", parts).replace("+-", "-");
  }

  /** A product of symbols. */
  private record Monomial(List<String> symbols) implements Comparable<Monomial> {
    static final Monomial ONE = new Monomial(List.of());

    Monomial times(Monomial other) {
      List<String> product = new ArrayList<>(symbols);
      product.addAll(other.symbols);
      product.sort(null);
      return new Monomial(List.copyOf(product));
    }

    @Override
    public int compareTo(Monomial other) {
      int order = Integer.compare(other.symbols.size(), symbols.size()); // the higher degree first
      for (int i = 0; order == 0 && i < symbols.size(); i++) {
        order = symbols.get(i).compareTo(other.symbols.get(i));
      }
      return order;
    }
  }
}
