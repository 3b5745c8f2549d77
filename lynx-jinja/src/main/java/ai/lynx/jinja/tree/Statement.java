package ai.lynx.jinja.tree;

/** Something that writes, names or repeats. Immutable. */
@FunctionalInterface
public interface Statement {
  Flow execute(Frame frame, Output output);
}
