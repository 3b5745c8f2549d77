package ai.lynx.scenes.question;

import java.util.List;

/**
 * Something true that a topic can ask about.
 *
 * @param slots the words that go into the wording
 * @param stratum the part of the question that hints at the answer, such as the number in "are
 *     there exactly 3 circles?"; answers are balanced within each stratum
 * @param group what is balanced: mostly the answer itself
 * @param answer the answer
 * @param weight how much rather than other facts of its group it is asked; near misses weigh more
 */
record Fact(List<String> slots, String stratum, String group, String answer, int weight) {

  static Fact of(String answer, String... slots) {
    return new Fact(List.of(slots), "", answer, answer, 1);
  }

  static Fact yesNo(boolean yes, String... slots) {
    return of(yes ? "yes" : "no", slots);
  }

  Fact within(String newStratum) {
    return new Fact(slots, newStratum, group, answer, weight);
  }

  Fact grouped(String newGroup) {
    return new Fact(slots, stratum, newGroup, answer, weight);
  }

  Fact weighing(int newWeight) {
    return new Fact(slots, stratum, group, answer, newWeight);
  }
}
