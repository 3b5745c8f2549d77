package ai.lynx.verification.reference;

import static java.util.stream.Collectors.joining;

import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a case computed, held against what it should be. For one thread. */
public final class Findings {
  private final Map<String, TensorRule> rules = new LinkedHashMap<>();
  private final Map<String, JsonNode> patterns = new LinkedHashMap<>();
  private final @Nullable Checkpoint expected;
  private final double tolerance;
  private final Set<String> computed = new HashSet<>();
  private final List<String> failures = new ArrayList<>();
  private double largest;
  private boolean anyTokens;
  private boolean brokeOff;
  private Optional<String> tokensDiffer = Optional.empty();

  /**
   * @param expected the tensors that should come out; null if the case has none
   * @param tolerance what may differ whatever the case says, absolute and relative
   */
  public Findings(JsonNode description, @Nullable Checkpoint expected, double tolerance) {
    this.expected = expected;
    this.tolerance = tolerance;
    for (JsonNode entry : description.path("compare")) {
      String tensor = entry.path("tensor").asText();
      if (tensor.contains("*")) {
        patterns.put(tensor, entry);
      } else if (entry.has("tensor")) {
        rules.put(tensor, TensorRule.of(tensor, entry));
      }
    }
  }

  /**
   * Asks for every tensor of the case that a rule with a star names; the star stands for any part
   * of a name. Without this such rules are left to whoever runs the case.
   */
  public void wantAllThatMatch() {
    if (expected == null) {
      return;
    }
    patterns.forEach(
        (name, entry) -> {
          Pattern pattern =
              Pattern.compile(
                  Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")));
          expected.entries().keySet().stream()
              .filter(tensor -> pattern.matcher(tensor).matches())
              .forEach(tensor -> rules.put(tensor, TensorRule.of(tensor, entry)));
        });
  }

  /** An input that the case gives. */
  public TensorData given(String name) {
    if (expected == null) {
      throw new IllegalStateException(
          "The case has no expected.safetensors, but " + name + " is needed.");
    }
    return expected.read(name);
  }

  /** Whether the case gives a tensor of that name. */
  public boolean has(String name) {
    return expected != null && expected.entries().containsKey(name);
  }

  /** Whether the case asks for a tensor. */
  public boolean wants(String name) {
    return rules.containsKey(name);
  }

  /** The tensors that the case asks for. */
  public Set<String> wanted() {
    return rules.keySet();
  }

  /** Holds a computed tensor against the case; one that the case does not ask for is ignored. */
  public void tensor(String name, TensorData got) {
    TensorRule rule = rules.get(name);
    if (rule == null) {
      return;
    }
    computed.add(name);
    tensor(rule, name, got);
  }

  /** Holds a computed tensor against one of the case by a rule that the case's text gives. */
  public void tensor(TensorRule rule, String name, TensorData got) {
    TensorData want = given(name);
    if (!want.shape().equals(got.shape())) {
      failures.add(name + " has the shape " + got.shape() + ", not " + want.shape());
      return;
    }
    Shape shape = want.shape();
    int width = shape.rank() == 0 ? 1 : Math.toIntExact(shape.size(-1).value());
    TensorData mask = rule.where().isEmpty() ? null : given(rule.where());
    TensorRule.Result result =
        rule.atLeast(tolerance).compare(want.toFloats(), got.toFloats(), mask, width);
    largest = Math.max(largest, result.largest());
    if (!result.passed()) {
      failures.add("%s differs by %.3g".formatted(name, result.largest()));
    }
  }

  /** Holds computed token ids against the case. */
  public void tokens(String what, List<Integer> want, List<Integer> got) {
    anyTokens = true;
    if (!want.equals(got) && tokensDiffer.isEmpty()) {
      int at = 0;
      while (at < Math.min(want.size(), got.size()) && want.get(at).equals(got.get(at))) {
        at++;
      }
      tokensDiffer = Optional.of("differ at " + at + " of " + what);
    }
    if (!want.equals(got)) {
      failures.add(what + ": tokens " + got + " instead of " + want);
    }
  }

  /** Holds a text, or anything else that must be equal, against the case. */
  public void equal(String what, Object want, Object got) {
    if (!want.equals(got)) {
      failures.add(what + ": \"" + got + "\" instead of \"" + want + "\"");
    }
  }

  /** Holds a number against the case. */
  public void number(String what, double want, double got, double bound) {
    if (!(Math.abs(want - got) <= Math.max(bound, tolerance * (1 + Math.abs(want))))) {
      failures.add("%s: %.9g instead of %.9g".formatted(what, got, want));
    }
  }

  /** Adds a failure in words. */
  public void fail(String sentence) {
    failures.add(sentence);
  }

  /** Says that the case ended before all was computed. */
  public void brokeOff(String reason) {
    failures.add(reason);
    brokeOff = true;
  }

  /** The outcome, in which a tensor that was asked for and never computed is a failure. */
  public CaseResult result(String name) {
    for (String rule : rules.keySet()) {
      if (!brokeOff && !computed.contains(rule)) {
        failures.add(rule + " was not computed");
      }
    }
    String tokens = anyTokens ? tokensDiffer.orElse("equal") : "none";
    return new CaseResult(name, largest, tokens, failures);
  }
}
