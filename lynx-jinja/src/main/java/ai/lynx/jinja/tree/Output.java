package ai.lynx.jinja.tree;

import ai.lynx.jinja.value.Sizes;

/** What was rendered. For one thread. */
public final class Output {
  private final StringBuilder text = new StringBuilder();

  public Output() {}

  void write(String more) {
    Sizes.text((long) text.length() + more.length());
    text.append(more);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
