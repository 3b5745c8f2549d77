package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.pickle.PickleDictionary;
import ai.lynx.checkpoints.pickle.PickleSequence;
import ai.lynx.checkpoints.pickle.PickleValue;
import ai.lynx.checkpoints.pickle.PickleValue.Global;
import ai.lynx.checkpoints.pickle.PickleValue.None;
import ai.lynx.checkpoints.pickle.PickleValue.Text;
import ai.lynx.checkpoints.pickle.PickleValue.Truth;
import ai.lynx.checkpoints.pickle.PickleValue.Whole;
import ai.lynx.error.CheckpointException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a call, each checked to be what it should.
 *
 * @param file for messages
 * @param function for messages
 */
record Arguments(CheckpointFile file, String function, List<PickleValue> values) {
  /** PyTorch allows as many axes; nothing else that is looked through is longer. */
  private static final int MOST_ITEMS = 64;

  int count() {
    return values.size();
  }

  boolean isNone(int index) {
    return get(index) == None.NONE;
  }

  String text(int index) {
    if (get(index) instanceof Text text) {
      return text.value();
    }
    throw wrong();
  }

  long whole(int index) {
    return whole(get(index));
  }

  /** A short list of whole numbers. */
  List<Long> wholes(int index) {
    List<PickleValue> items = sequence(index).items();
    if (items.size() > MOST_ITEMS) {
      throw wrong();
    }
    List<Long> wholes = new ArrayList<>();
    items.forEach(item -> wholes.add(whole(item)));
    return wholes;
  }

  Global global(int index) {
    if (get(index) instanceof Global global) {
      return global;
    }
    throw wrong();
  }

  PickleSequence sequence(int index) {
    if (get(index) instanceof PickleSequence sequence) {
      return sequence;
    }
    throw wrong();
  }

  Storage storage(int index) {
    if (get(index) instanceof Storage storage) {
      return storage;
    }
    throw wrong();
  }

  StridedTensor tensor(int index) {
    if (get(index) instanceof StridedTensor tensor) {
      return tensor;
    }
    throw wrong();
  }

  TorchType dtype(int index) {
    return TorchType.ofDtype(global(index)).orElseThrow(this::wrong);
  }

  /** Whether there is such an argument, a dictionary, which says so of a key. */
  boolean isTrue(int index, String key) {
    return index < count()
        && get(index) instanceof PickleDictionary dictionary
        && dictionary.size() <= MOST_ITEMS
        && dictionary.get(key).equals(Optional.of(new Truth(true)));
  }

  CheckpointException wrong() {
    return file.wrong(
        "its pickle calls %s with other arguments than PyTorch does. The file is damaged: get it again.",
        function);
  }

  private long whole(PickleValue value) {
    if (value instanceof Whole whole && whole.value().bitLength() < Long.SIZE) {
      return whole.value().longValue();
    }
    throw wrong();
  }

  private PickleValue get(int index) {
    if (index >= values.size()) {
      throw wrong();
    }
    return values.get(index);
  }
}
