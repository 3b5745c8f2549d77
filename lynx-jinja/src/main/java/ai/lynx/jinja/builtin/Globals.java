package ai.lynx.jinja.builtin;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Attributed;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.Keys;
import ai.lynx.jinja.value.Namespace;
import ai.lynx.jinja.value.None;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.PythonText;
import ai.lynx.jinja.value.Range;
import ai.lynx.jinja.value.Sizes;
import ai.lynx.jinja.value.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions that every template has. */
public final class Globals {
  private Globals() {}

  public static Map<String, Object> all() {
    return Map.of(
        "range", (Callable) Globals::range,
        "dict", (Callable) Globals::dict,
        "namespace", (Callable) arguments -> new Namespace(texts(dict(arguments))),
        "cycler", (Callable) Cycler::new,
        "joiner", (Callable) Joiner::new);
  }

  private static Range range(Arguments arguments) {
    Arguments.Bound bound = arguments.bind("range", "start", "stop", "step");
    long first = whole(bound.get("start"));
    boolean one = bound.find("stop").isEmpty();
    long start = one ? 0 : first;
    long stop = one ? first : whole(bound.get("stop"));
    long step = bound.find("step").map(Globals::whole).orElse(1L);
    if (step == 0) {
      throw new TemplateException("range() arg 3 must not be zero");
    }
    long span = step > 0 ? stop - start : start - stop;
    long by = Math.abs(step);
    long size = span <= 0 ? 0 : (span - 1) / by + 1;
    if (size > Sizes.MAX_RANGE) {
      throw new TemplateException(
          "Range too big. The sandbox blocks ranges larger than " + Sizes.MAX_RANGE + ".");
    }
    return new Range(start, stop, step, (int) size);
  }

  private static long whole(Object value) {
    long number = PythonNumber.isWhole(value) ? PythonNumber.whole(value) : Long.MIN_VALUE;
    if (Math.abs(number) > Integer.MAX_VALUE || number == Long.MIN_VALUE) {
      throw new TemplateException(
          "'" + TypeName.of(value) + "' object cannot be interpreted as a range's bound");
    }
    return number;
  }

  private static Map<Object, Object> dict(Arguments arguments) {
    Map<Object, Object> dict = new LinkedHashMap<>();
    for (Object given : arguments.positional()) {
      if (given instanceof Map<?, ?> map) {
        dict.putAll(map);
        continue;
      }
      for (Object item : Iteration.list(given)) {
        List<Object> pair = Iteration.list(item);
        if (pair.size() != 2) {
          throw new TemplateException("dictionary update sequence elements must have length 2");
        }
        dict.put(Keys.of(pair.get(0)), pair.get(1));
      }
    }
    dict.putAll(arguments.named());
    return dict;
  }

  private static Map<String, Object> texts(Map<Object, Object> dict) {
    Map<String, Object> texts = new LinkedHashMap<>();
    dict.forEach((key, value) -> texts.put(PythonText.of(key), value));
    return texts;
  }

  /** Goes through values again and again. */
  private static final class Cycler implements Attributed {
    private final List<Object> items;
    private int position;

    Cycler(Arguments arguments) {
      items = arguments.positional();
      if (items.isEmpty()) {
        throw new TemplateException("at least one item has to be provided");
      }
    }

    @Override
    public Optional<Object> attribute(String name) {
      return switch (name) {
        case "current" -> Optional.of(items.get(position));
        case "next" ->
            Optional.of(
                (Callable)
                    arguments -> {
                      Object current = items.get(position);
                      position = (position + 1) % items.size();
                      return current;
                    });
        case "reset" ->
            Optional.of(
                (Callable)
                    arguments -> {
                      position = 0;
                      return None.NONE;
                    });
        default -> Optional.empty();
      };
    }
  }

  /** Nothing at first, then a separator. */
  private static final class Joiner implements Callable {
    private final Object separator;
    private boolean used;

    Joiner(Arguments arguments) {
      separator = arguments.bind("joiner", "sep").find("sep").orElse(", ");
    }

    @Override
    public Object call(Arguments arguments) {
      Object text = used ? separator : "";
      used = true;
      return text;
    }
  }
}
