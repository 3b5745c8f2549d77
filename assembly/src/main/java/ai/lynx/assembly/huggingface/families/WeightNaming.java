package ai.lynx.assembly.huggingface.families;

import java.util.ArrayList;
import java.util.List;

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
