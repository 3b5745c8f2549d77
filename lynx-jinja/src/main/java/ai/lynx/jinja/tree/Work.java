package ai.lynx.jinja.tree;

import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Sizes;

/** How much one rendering has done, which is bounded. For one thread. */
public final class Work {
  /** A second or two; a conversation of a thousand messages takes less than a tenth. */
  private static final long MOST = 10_000_000;

  private static final int DEEPEST = 150;

  private long done;
  private int depth;

  public Work() {}

  /**
   * Counts the work on a value.
   *
   * @throws TemplateException if it is too much
   */
  <T> T on(T value) {
    done += Sizes.cost(value);
    if (done > MOST) {
      throw new TemplateException("the template does not come to an end");
    }
    return value;
  }

  /** Counts a round of a loop, which makes a frame for its names. */
  void onRound() {
    done += 5;
    on(this);
  }

  /**
   * @throws TemplateException if calls are nested too deep
   */
  void enter() {
    if (++depth > DEEPEST) {
      throw new TemplateException("maximum recursion depth exceeded");
    }
  }

  void leave() {
    depth--;
  }
}
