package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.pickle.PickleDictionary;
import ai.lynx.checkpoints.pickle.PickleSequence;
import ai.lynx.checkpoints.pickle.PickleValue;
import ai.lynx.checkpoints.pickle.PickleValue.Real;
import ai.lynx.checkpoints.pickle.PickleValue.Text;
import ai.lynx.checkpoints.pickle.PickleValue.Truth;
import ai.lynx.checkpoints.pickle.PickleValue.Whole;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every tensor of a saved object a name: the keys and positions that lead to it, joined with
 * dots.
 *
 * <ul>
 *   <li>A dictionary adds its key, if that is text or a whole number: {@code {"model": {"a.weight":
 *       t}}} holds {@code model.a.weight}. No key is left out, not even {@code model}.
 *   <li>A list or a tuple adds the position, from 0.
 *   <li>An object that is itself a tensor is called {@code tensor}.
 *   <li>A tensor that is there under several names has all of them.
 * </ul>
 *
 * Numbers, truth values and texts of the outermost dictionary are metadata; what else is no tensor
 * is left out. An object may contain itself or contain another many times over, so depth, number of
 * steps and length of all names are bounded.
 */
final class NamedTensors {
  private static final int DEEPEST = 64;
  private static final int MOST_VISITS = 10_000_000;
  private static final int MOST_LETTERS = 50_000_000;
  private static final int MOST_METADATA = 1 << 20; // letters of one text
  private static final String ROOT = "tensor";

  private final CheckpointFile file;
  private final Map<String, StridedTensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private int visits;
  private int letters;

  private NamedTensors(CheckpointFile file) {
    this.file = file;
  }

  /**
   * @throws ai.lynx.error.CheckpointException if two tensors get the same name, or a bound is
   *     exceeded
   */
  static NamedTensors of(CheckpointFile file, PickleValue root) {
    NamedTensors named = new NamedTensors(file);
    if (root instanceof PickleDictionary dictionary) {
      named.collectMetadata(dictionary);
    }
    named.visit("", root, 0);
    return named;
  }

  Map<String, StridedTensor> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  private void visit(String path, PickleValue value, int depth) {
    if (value instanceof StridedTensor tensor) {
      name(path.isEmpty() ? ROOT : path, tensor);
    } else if (value instanceof PickleDictionary dictionary) {
      enter(dictionary.size(), depth);
      dictionary.byName().forEach((key, item) -> visit(join(path, key), item, depth + 1));
    } else if (value instanceof PickleSequence sequence) {
      List<PickleValue> items = sequence.items();
      enter(items.size(), depth);
      for (int i = 0; i < items.size(); i++) {
        if (isContainerOrTensor(items.get(i))) {
          visit(join(path, Integer.toString(i)), items.get(i), depth + 1);
        }
      }
    }
  }

  private static boolean isContainerOrTensor(PickleValue value) {
    return value instanceof StridedTensor
        || value instanceof PickleDictionary
        || value instanceof PickleSequence;
  }

  private void enter(int items, int depth) {
    visits += items;
    if (depth > DEEPEST || visits > MOST_VISITS || visits < 0) {
      throw file.wrong(
          "its object nests lists and dictionaries without end. Store only tensors by name.");
    }
  }

  private String join(String path, String key) {
    String joined = path.isEmpty() ? key : path + "." + key;
    letters += joined.length();
    if (letters > MOST_LETTERS || letters < 0) {
      throw file.wrong("the names of its tensors are too long. Store only tensors by name.");
    }
    return joined;
  }

  private void name(String name, StridedTensor tensor) {
    if (tensors.put(name, tensor) != null) {
      throw file.wrong("it has two tensors called %s. Rename one.", name);
    }
  }

  private void collectMetadata(PickleDictionary root) {
    root.byName()
        .forEach(
            (key, value) -> {
              if (value instanceof Text text && text.value().length() <= MOST_METADATA) {
                metadata.put(key, text.value());
              } else if (value instanceof Whole whole) {
                metadata.put(key, whole.value().toString());
              } else if (value instanceof Real real) {
                metadata.put(key, Double.toString(real.value()));
              } else if (value instanceof Truth truth) {
                metadata.put(key, Boolean.toString(truth.value()));
              }
            });
  }
}
