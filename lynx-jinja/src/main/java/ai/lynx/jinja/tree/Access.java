package ai.lynx.jinja.tree;

import ai.lynx.jinja.builtin.Elements;

/** Values that are taken from somewhere. */
public final class Access {
  private Access() {}

  /** A name. */
  public record Name(String name) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return frame.work().on(frame.get(name));
    }
  }

  /** {@code owner.name}. */
  public record Attribute(Expression owner, String name) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return frame.work().on(Elements.attribute(owner.evaluate(frame), name));
    }
  }

  /** {@code owner[key]}. */
  public record Item(Expression owner, Expression key) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return frame.work().on(Elements.item(owner.evaluate(frame), key.evaluate(frame)));
    }
  }

  /** {@code owner[from:to:step]}. */
  public record Slice(Expression owner, Expression from, Expression to, Expression step)
      implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return frame
          .work()
          .on(
              Elements.slice(
                  frame.work().on(owner.evaluate(frame)),
                  from.evaluate(frame),
                  to.evaluate(frame),
                  step.evaluate(frame)));
    }
  }
}
