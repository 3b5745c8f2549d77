package ai.lynx.jinja.tree;

/** Something that has a value. Immutable. */
@FunctionalInterface
public interface Expression {
  /** Never null. */
  Object evaluate(Frame frame);
}
