package ai.lynx.jinja.tree;

import ai.lynx.jinja.value.PythonText;
import ai.lynx.jinja.value.Truth;
import java.util.List;

/** Statements without a loop or a macro. */
public final class Statements {
  private Statements() {}

  /** Text between the tags. */
  public record Text(String text) implements Statement {
    @Override
    public Flow execute(Frame frame, Output output) {
      output.write(frame.work().on(text));
      return Flow.NEXT;
    }
  }

  /** {@code {{ value }}}. */
  public record Print(Expression value) implements Statement {
    @Override
    public Flow execute(Frame frame, Output output) {
      output.write(frame.work().on(PythonText.of(value.evaluate(frame))));
      return Flow.NEXT;
    }
  }

  /** One after the other. */
  public record Sequence(List<Statement> statements) implements Statement {
    public Sequence {
      statements = List.copyOf(statements);
    }

    @Override
    public Flow execute(Frame frame, Output output) {
      for (Statement statement : statements) {
        Flow flow = statement.execute(frame, output);
        if (flow != Flow.NEXT) {
          return flow;
        }
      }
      return Flow.NEXT;
    }
  }

  /** Names that are set in it are forgotten at its end. */
  public record Scoped(Statement body) implements Statement {
    @Override
    public Flow execute(Frame frame, Output output) {
      return body.execute(frame.inner(), output);
    }
  }

  /** {@code {% if %}}. */
  public record If(Expression condition, Statement then, Statement otherwise) implements Statement {
    @Override
    public Flow execute(Frame frame, Output output) {
      return (Truth.of(frame.work().on(condition.evaluate(frame))) ? then : otherwise)
          .execute(frame, output);
    }
  }

  /** {@code {% break %}} and {@code {% continue %}}. */
  public record Jump(Flow flow) implements Statement {
    @Override
    public Flow execute(Frame frame, Output output) {
      frame.work().on(flow);
      return flow;
    }
  }

  /** {@code {% set target = value %}}. */
  public record SetValue(Target target, Expression value) implements Statement {
    @Override
    public Flow execute(Frame frame, Output output) {
      target.assign(frame, value.evaluate(frame));
      return Flow.NEXT;
    }
  }

  /** {@code {% with a = 1 %}}: every value is of the names outside. */
  public record With(List<SetValue> values, Statement body) implements Statement {
    public With {
      values = List.copyOf(values);
    }

    @Override
    public Flow execute(Frame frame, Output output) {
      Frame inner = frame.inner();
      values.forEach(one -> one.target().assign(inner, one.value().evaluate(frame)));
      return body.execute(inner, output);
    }
  }

  /** What statements write, as a value. */
  public record Rendered(Statement body) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      Output output = new Output();
      body.execute(frame.inner(), output);
      return frame.work().on(output.toString());
    }
  }
}
