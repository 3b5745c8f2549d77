package ai.lynx.scenes.question;

import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.random.SceneRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws questions about a scene by the odds of their answers. */
public final class Examiner {
  private static final int ROUNDS = 60;

  private final Map<QuestionClass, List<Topic>> topics = new HashMap<>();
  private final AnswerOdds odds;

  /** An examiner with the odds that come with this module. */
  public Examiner() {
    this(AnswerOdds.measured());
  }

  Examiner(AnswerOdds odds) {
    this.odds = odds;
    for (Topic topic : Topics.all()) {
      topics.computeIfAbsent(topic.questionClass(), c -> new ArrayList<>()).add(topic);
    }
  }

  /** Questions about a scene, all different; the classes take turns. */
  public List<Question> ask(SceneContent content, QuestionPlan plan, long seed) {
    return draw(content, plan, seed).stream().map(Drawn::question).toList();
  }

  /** What {@link #ask} asks, with the facts behind the questions. */
  List<Drawn> draw(SceneContent content, QuestionPlan plan, long seed) {
    SceneRandom random = SceneRandom.of(seed, plan.round(), 0);
    List<QuestionClass> fitting = new ArrayList<>(QuestionClass.askedAbout(content.isVideo()));
    fitting.retainAll(plan.classes());
    Map<String, Map<String, List<Fact>>> known = new HashMap<>();
    Set<String> asked = new LinkedHashSet<>();
    List<Drawn> drawn = new ArrayList<>();
    for (int round = 0; round < ROUNDS && drawn.size() < plan.count(); round++) {
      for (QuestionClass questionClass : random.shuffled(fitting)) {
        if (drawn.size() < plan.count()) {
          Topic topic = topic(questionClass, plan.yesNoShare(), random);
          Map<String, List<Fact>> groups =
              known.computeIfAbsent(topic.name(), name -> groups(topic, content));
          draw(topic, groups, random)
              .filter(d -> asked.add(d.question().text()))
              .ifPresent(drawn::add);
        }
      }
    }
    return drawn;
  }

  private Topic topic(QuestionClass questionClass, double yesNoShare, SceneRandom random) {
    List<Topic> all = topics.get(questionClass);
    AnswerKind kind = random.chance(yesNoShare) ? AnswerKind.YES_NO : AnswerKind.OPEN;
    List<Topic> some = all.stream().filter(topic -> topic.kind() == kind).toList();
    return random.pick(some.isEmpty() ? all : some);
  }

  private static Map<String, List<Fact>> groups(Topic topic, SceneContent content) {
    Map<String, List<Fact>> groups = new LinkedHashMap<>();
    for (Fact fact : topic.facts().apply(content)) {
      groups.computeIfAbsent(AnswerOdds.key(topic, fact), key -> new ArrayList<>()).add(fact);
    }
    return groups;
  }

  private Optional<Drawn> draw(Topic topic, Map<String, List<Fact>> groups, SceneRandom random) {
    double total = 0;
    for (String key : groups.keySet()) {
      total += odds.of(key);
    }
    double at = random.uniform(0, Math.max(1, total));
    for (Map.Entry<String, List<Fact>> group : groups.entrySet()) {
      at -= odds.of(group.getKey());
      if (at < 0) {
        Fact fact = weighted(group.getValue(), random);
        String wording = random.pick(topic.wordings());
        return Optional.of(new Drawn(topic, fact, topic.ask(wording, fact)));
      }
    }
    return Optional.empty();
  }

  private static Fact weighted(List<Fact> facts, SceneRandom random) {
    int at = random.below(facts.stream().mapToInt(Fact::weight).sum());
    for (Fact fact : facts) {
      at -= fact.weight();
      if (at < 0) {
        return fact;
      }
    }
    throw new IllegalStateException("no fact weighs anything");
  }
}
