package ai.lynx.assembly.generation;

import ai.lynx.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs several searches over one decoding in step, and gives each the rows that are its own. */
final class Batch {
  /**
   * A search that is not over.
   *
   * @param rows the decoding's rows of the search's rows
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Active(Search search, int[] rows) {}

  private final Decoding decoding;
  private List<Active> active = new ArrayList<>();

  Batch(Decoding decoding) {
    this.decoding = decoding;
  }

  /** Lets a search begin at a row of the decoding; several may begin at one row. */
  void add(Search search, int row) {
    active.add(new Active(search, new int[] {row}));
  }

  /** Steps until all searches are over. */
  void run(Cancellation cancellation) {
    while (!active.isEmpty()) {
      if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
        active.forEach(one -> one.search().cancel());
        return;
      }
      step();
    }
  }

  private void step() {
    List<Active> goingOn = new ArrayList<>();
    int[] from = {};
    int[] tokens = {};
    for (Active one : active) {
      List<Continuation> continuations = one.search().step(row -> decoding.logits(one.rows()[row]));
      if (continuations.isEmpty()) {
        continue;
      }
      int first = from.length;
      from = Arrays.copyOf(from, first + continuations.size());
      tokens = Arrays.copyOf(tokens, from.length);
      int[] rows = new int[continuations.size()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = first + i;
        from[rows[i]] = one.rows()[continuations.get(i).row()];
        tokens[rows[i]] = continuations.get(i).token();
      }
      goingOn.add(new Active(one.search(), rows));
    }
    active = goingOn;
    if (!active.isEmpty()) {
      decoding.advance(from, tokens);
    }
  }
}
