package ai.lynx.assembly.huggingface.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a family's files call weights, and what the assembled model calls them ({@link
 * ai.lynx.assembly.model.ModelAssembler}). Of several rules the first that fits counts; a name that
 * none fits stays, and is reported as unused. Immutable.
 */
public final class WeightNaming {
  /** All weights belong to the language model. */
  public static final WeightNaming LANGUAGE_MODEL = new WeightNaming(List.of()).prefix("", "LLM.");

  private final List<Rule> rules;

  private WeightNaming(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** No rules yet. */
  static WeightNaming none() {
    return new WeightNaming(List.of());
  }

  /**
   * Rules in the order of a map.
   *
   * @param byPrefix what published names begin with, and what stands there instead
   */
  public static WeightNaming of(Map<String, String> byPrefix) {
    WeightNaming naming = none();
    for (Map.Entry<String, String> rule : byPrefix.entrySet()) {
      naming = naming.prefix(rule.getKey(), rule.getValue());
    }
    return naming;
  }

  private record Rule(String published, String own) {}

  /** These rules, and behind them one for names that begin so. */
  WeightNaming prefix(String published, String own) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(new Rule(published, own));
    return new WeightNaming(more);
  }

  /** What the assembled model calls a weight. */
  public String own(String published) {
    for (Rule rule : rules) {
      if (published.startsWith(rule.published())) {
        return rule.own() + published.substring(rule.published().length());
      }
    }
    return published;
  }
}
