package ai.lynx.jinja.tree;

import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Arithmetic;
import ai.lynx.jinja.value.Equality;
import ai.lynx.jinja.value.Membership;
import ai.lynx.jinja.value.Ordering;
import ai.lynx.jinja.value.PythonText;
import ai.lynx.jinja.value.Sizes;
import ai.lynx.jinja.value.Truth;
import ai.lynx.jinja.value.Undefined;
import java.util.List;

/** Values that are made from others by operators. */
public final class Operators {
  private Operators() {}

  /** {@code + - * / // % **}. */
  public record Binary(String sign, Expression left, Expression right) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      Object a = left.evaluate(frame);
      return frame.work().on(Arithmetic.binary(sign, a, right.evaluate(frame)));
    }
  }

  /** A sign in front. */
  public record Signed(boolean negative, Expression value) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return Arithmetic.signed(value.evaluate(frame), negative);
    }
  }

  /** {@code a ~ b}: all as texts. */
  public record Joined(List<Expression> parts) implements Expression {
    public Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public Object evaluate(Frame frame) {
      StringBuilder text = new StringBuilder();
      for (Expression part : parts) {
        text.append(PythonText.of(part.evaluate(frame)));
        Sizes.text(text.length());
      }
      return frame.work().on(text.toString());
    }
  }

  /** {@code not a}. */
  public record Not(Expression value) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return !Truth.of(value.evaluate(frame));
    }
  }

  /** {@code a and b}: the first that is false, else the last. */
  public record And(Expression left, Expression right) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      Object a = left.evaluate(frame);
      return Truth.of(a) ? right.evaluate(frame) : a;
    }
  }

  /** {@code a or b}: the first that is true, else the last. */
  public record Or(Expression left, Expression right) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      Object a = left.evaluate(frame);
      return Truth.of(a) ? a : right.evaluate(frame);
    }
  }

  /** {@code a if condition else b}. */
  public record Choice(Expression condition, Expression then, Expression otherwise)
      implements Expression {
    /** What stands for the second part where it is not written. */
    public static final Expression NOTHING =
        new Literals.Constant(
            new Undefined(
                "the inline if-expression evaluated to false and no else section was defined."));

    @Override
    public Object evaluate(Frame frame) {
      return (Truth.of(condition.evaluate(frame)) ? then : otherwise).evaluate(frame);
    }
  }

  /** {@code a < b <= c}: each with its neighbour. */
  public record Comparison(Expression first, List<Step> steps) implements Expression {
    public Comparison {
      steps = List.copyOf(steps);
    }

    /** One sign and what is behind it. */
    public record Step(String sign, Expression operand) {}

    @Override
    public Object evaluate(Frame frame) {
      Object left = first.evaluate(frame);
      for (Step step : steps) {
        Object right = step.operand().evaluate(frame);
        frame.work().on(left);
        if (!holds(step.sign(), left, frame.work().on(right))) {
          return false;
        }
        left = right;
      }
      return true;
    }

    private static boolean holds(String sign, Object left, Object right) {
      return switch (sign) {
        case "==" -> Equality.of(left, right);
        case "!=" -> !Equality.of(left, right);
        case "in" -> Membership.of(left, right);
        case "not in" -> !Membership.of(left, right);
        case "<" -> Ordering.compare(left, right, sign) < 0;
        case "<=" -> Ordering.compare(left, right, sign) <= 0;
        case ">" -> Ordering.compare(left, right, sign) > 0;
        case ">=" -> Ordering.compare(left, right, sign) >= 0;
        default -> throw new TemplateException("there is no comparison " + sign);
      };
    }
  }
}
