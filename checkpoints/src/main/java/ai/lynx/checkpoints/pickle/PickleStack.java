package ai.lynx.checkpoints.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The values under construction, and the marks below which an instruction must not reach. */
final class PickleStack {
  private final PickleBytes bytes;
  private final List<PickleValue> values = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();

  PickleStack(PickleBytes bytes) {
    this.bytes = bytes;
  }

  void push(PickleValue value) {
    values.add(value);
  }

  PickleValue pop() {
    PickleValue top = top();
    values.remove(values.size() - 1);
    return top;
  }

  PickleValue top() {
    int floor = marks.isEmpty() ? 0 : marks.peek();
    if (values.size() <= floor) {
      throw bytes.damaged("an instruction that lacks a value");
    }
    return values.get(values.size() - 1);
  }

  void mark() {
    marks.push(values.size());
  }

  /** The values since the last mark, which goes with them. */
  List<PickleValue> popToMark() {
    if (marks.isEmpty()) {
      throw bytes.damaged("an instruction that lacks a mark");
    }
    List<PickleValue> since = values.subList(marks.pop(), values.size());
    List<PickleValue> popped = new ArrayList<>(since);
    since.clear();
    return popped;
  }

  /** The last few values, first things first. */
  List<PickleValue> pop(int count) {
    PickleValue[] popped = new PickleValue[count];
    for (int i = count - 1; i >= 0; i--) {
      popped[i] = pop();
    }
    return List.of(popped);
  }
}
