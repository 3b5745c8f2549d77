package ai.lynx.benchmarks.contest;

import ai.lynx.benchmarks.Measurement;
import ai.lynx.benchmarks.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets contestants take turns: one of ours, each peer, the same one of ours again, and so on, then
 * the next of ours. What slows the machine for a while slows both sides, and no more than one of
 * ours is in memory.
 *
 * @param turns of each contestant, against each of ours
 * @param pause before each turn: threads that wait for work busily, as those of OpenMP do for a
 *     while, shall not take a core from the next contestant
 * @param patience how long a contestant may take to be ready, and for one turn
 * @param progress hears what is done, in words
 */
public record Contest(int turns, Duration pause, Duration patience, Consumer<String> progress) {
  public Contest {
    if (turns < 1) {
      throw new IllegalArgumentException("turns must be 1 or more, not " + turns);
    }
  }

  /** A contestant in the course of a contest. */
  private static final class Player implements AutoCloseable {
    final Contestant contestant;
    final List<Measurement> all = new ArrayList<>();
    @Nullable ContestantProcess process;
    @Nullable String failure;

    Player(Contestant contestant) {
      this.contestant = contestant;
    }

    void start(Duration patience) {
      try {
        process = ContestantProcess.start(contestant, patience);
      } catch (ContestantException e) {
        failure = e.getMessage();
      }
    }

    boolean plays() {
      return process != null && failure == null;
    }

    /** Takes a turn; whoever fails in one plays no more. */
    void turn() {
      if (process == null || failure != null) {
        return;
      }
      try {
        all.add(process.turn());
      } catch (ContestantException e) {
        failure = e.getMessage();
      }
    }

    Outcome outcome(@Nullable Player reference, int from) {
      if (process == null || failure != null || all.isEmpty()) {
        return new Outcome.Failed(contestant, failure == null ? "it had no turn" : failure);
      }
      boolean compared = reference != null && reference.plays() && reference.all.size() > from;
      return new Outcome.Finished(
          contestant,
          new Series(all),
          compared
              ? Optional.of(new Series(reference.all.subList(from, reference.all.size())))
              : Optional.empty(),
          process.about(),
          compared && reference.process != null
              ? Optional.of(reference.process.about())
              : Optional.empty());
    }

    @Override
    public void close() {
      if (process != null) {
        process.close();
      }
    }
  }

  /**
   * Measures all.
   *
   * @param ours compared with the first peer
   * @param peers may be empty
   * @return the outcomes of ours in their order, then those of the peers
   */
  public List<Outcome> run(List<Contestant> ours, List<Contestant> peers) {
    List<Player> others = peers.stream().map(Player::new).toList();
    List<Outcome> outcomes = new ArrayList<>();
    try {
      others.forEach(this::start);
      for (Contestant own : ours) {
        outcomes.add(measure(own, others));
      }
      if (others.stream().allMatch(peer -> peer.all.isEmpty())) { // none of ours could play
        take(others);
      }
      others.forEach(peer -> outcomes.add(peer.outcome(null, 0)));
    } finally {
      others.forEach(Player::close);
    }
    return outcomes;
  }

  private Outcome measure(Contestant own, List<Player> others) {
    Player reference = others.isEmpty() ? null : others.get(0);
    int before = reference == null ? 0 : reference.all.size();
    try (Player player = new Player(own)) {
      start(player);
      if (player.plays()) {
        List<Player> all = new ArrayList<>(List.of(player));
        all.addAll(others);
        take(all);
      }
      return player.outcome(reference, before);
    }
  }

  private void start(Player player) {
    progress.accept("starting " + player.contestant.name());
    player.start(patience);
    if (player.failure != null) {
      progress.accept(player.contestant.name() + " is not available: " + player.failure);
    }
  }

  private void take(List<Player> players) {
    for (int turn = 0; turn < turns; turn++) {
      for (Player player : players) {
        rest();
        player.turn();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the next contestant that is asked says so
    }
  }
}
