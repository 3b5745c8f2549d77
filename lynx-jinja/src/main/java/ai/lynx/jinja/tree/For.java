package ai.lynx.jinja.tree;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {% for target in items if condition %}}.
 *
 * @param condition which items count; null for all
 * @param otherwise what is done if no round came to its end, as in the original
 * @param recursive whether {@code loop(items)} does the same for other items
 */
public record For(
    Target target,
    Expression items,
    @Nullable Expression condition,
    Statement body,
    Statement otherwise,
    boolean recursive)
    implements Statement {

  @Override
  public Flow execute(Frame frame, Output output) {
    repeat(frame, output, items.evaluate(frame), 0);
    return Flow.NEXT;
  }

  private void repeat(Frame frame, Output output, Object over, int depth) {
    List<Object> chosen = chosen(frame, Iteration.list(frame.work().on(over)));
    Callable again =
        (Arguments arguments) -> {
          Output inner = new Output();
          repeat(frame, inner, arguments.bind("loop", "items").get("items"), depth + 1);
          return inner.toString();
        };
    Loop loop = new Loop(chosen, depth, recursive ? again : null);
    boolean anyRoundEnded = false;
    for (Object item : chosen) {
      loop.advance();
      Frame round = frame.inner();
      frame.work().onRound();
      round.set("loop", loop);
      target.assign(round, item);
      Flow flow = body.execute(round, output);
      if (flow == Flow.BREAK) {
        break;
      }
      anyRoundEnded |= flow == Flow.NEXT;
    }
    if (!anyRoundEnded) {
      otherwise.execute(frame.inner(), output);
    }
  }

  private List<Object> chosen(Frame frame, List<Object> all) {
    if (condition == null) {
      return all;
    }
    List<Object> chosen = new ArrayList<>();
    for (Object item : all) {
      frame.work().onRound();
      Frame tested = frame.inner();
      target.assign(tested, item);
      if (Truth.of(condition.evaluate(tested))) {
        chosen.add(item);
      }
    }
    return chosen;
  }
}
