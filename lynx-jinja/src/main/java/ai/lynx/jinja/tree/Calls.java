package ai.lynx.jinja.tree;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.builtin.Filters;
import ai.lynx.jinja.builtin.Tests;
import ai.lynx.jinja.value.HostValues;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.PythonText;
import ai.lynx.jinja.value.TypeName;
import ai.lynx.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that functions, filters and tests give. */
public final class Calls {
  private Calls() {}

  /** Arguments as they are written. */
  public record Written(
      List<Expression> positional,
      Map<String, Expression> named,
      List<Expression> lists,
      List<Expression> dicts) {
    public static final Written NONE = new Written(List.of(), Map.of(), List.of(), List.of());

    Arguments evaluate(Frame frame) {
      List<Object> values = new ArrayList<>();
      positional.forEach(one -> values.add(one.evaluate(frame)));
      lists.forEach(one -> values.addAll(Iteration.list(one.evaluate(frame))));
      Map<String, Object> byName = new LinkedHashMap<>();
      named.forEach((name, one) -> byName.put(name, one.evaluate(frame)));
      for (Expression one : dicts) {
        if (!(one.evaluate(frame) instanceof Map<?, ?> map)) {
          throw new TemplateException("argument after ** must be a mapping");
        }
        map.forEach((key, value) -> byName.put(PythonText.of(key), value));
      }
      values.forEach(frame.work()::on);
      return new Arguments(values, byName);
    }
  }

  /** {@code function(arguments)}. */
  public record Call(Expression function, Written arguments) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return call(frame, function.evaluate(frame), arguments.evaluate(frame));
    }
  }

  static Object call(Frame frame, Object function, Arguments arguments) {
    if (function instanceof Undefined undefined) {
      throw undefined.failure();
    } else if (!(function instanceof Callable callable)) {
      throw new TemplateException("'" + TypeName.of(function) + "' object is not callable");
    } else {
      frame.work().enter();
      try {
        return frame.work().on(value(callable.call(arguments)));
      } finally {
        frame.work().leave();
      }
    }
  }

  /** What a function of the host gives; ours give values already. */
  private static Object value(Object result) {
    return result instanceof Integer || result instanceof Float ? HostValues.read(result) : result;
  }

  /** {@code value | name(arguments)}. */
  public record Filtered(Expression value, String name, Written arguments) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      Object subject = frame.work().on(value.evaluate(frame));
      return frame.work().on(Filters.get(name).apply(subject, arguments.evaluate(frame)));
    }
  }

  /** {@code value is name(arguments)}. */
  public record Tested(Expression value, String name, Written arguments) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      Object subject = frame.work().on(value.evaluate(frame));
      return Tests.get(name).holds(subject, arguments.evaluate(frame));
    }
  }
}
