package ai.lynx.jinja.tree;

import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.Namespace;
import java.util.List;

/** What a value is given to. */
public interface Target {
  void assign(Frame frame, Object value);

  /** A name. */
  record Name(String name) implements Target {
    @Override
    public void assign(Frame frame, Object value) {
      frame.set(name, value);
    }
  }

  /** {@code space.name}. */
  record Attribute(String space, String name) implements Target {
    @Override
    public void assign(Frame frame, Object value) {
      if (!(frame.get(space) instanceof Namespace namespace)) {
        throw new TemplateException("cannot assign attribute on non-namespace object");
      }
      namespace.set(name, value);
    }
  }

  /** {@code a, b}: the items of a value, one each. */
  record Several(List<Target> targets) implements Target {
    public Several {
      targets = List.copyOf(targets);
    }

    @Override
    public void assign(Frame frame, Object value) {
      List<Object> items = Iteration.list(value);
      if (items.size() != targets.size()) {
        throw new TemplateException(
            "%s values to unpack (expected %d, got %d)"
                .formatted(
                    items.size() < targets.size() ? "not enough" : "too many",
                    targets.size(),
                    items.size()));
      }
      for (int i = 0; i < items.size(); i++) {
        targets.get(i).assign(frame, items.get(i));
      }
    }
  }
}
