package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.Dimensions;
import ai.lynx.checkpoints.pickle.Allowed;
import ai.lynx.checkpoints.pickle.PickleDictionary;
import ai.lynx.checkpoints.pickle.PickleSequence;
import ai.lynx.checkpoints.pickle.PickleValue;
import ai.lynx.checkpoints.pickle.PickleValue.Global;
import ai.lynx.checkpoints.pickle.PickleValue.Opaque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The allow-list: what {@code torch.save} writes for tensors, parameters and plain values. Nothing
 * of Python is called; each entry has been written anew here, and its effect is known.
 */
final class TorchObjects implements Allowed {
  /** A bound on what a pickle can make grow by naming one list many times. */
  private static final int MOST_COPIED_PAIRS = 1_000_000;

  private static final String FROM_TYPE = "torch._tensor._rebuild_from_type_v2";

  private static final Set<String> FUNCTIONS =
      Set.of(
          "collections.OrderedDict",
          "torch.Size",
          "torch._utils._rebuild_tensor",
          "torch._utils._rebuild_tensor_v2",
          "torch._utils._rebuild_tensor_v3",
          "torch._utils._rebuild_parameter",
          "torch._utils._rebuild_parameter_with_state",
          FROM_TYPE);

  /** Classes whose values are of no use here, and those that only stand as an argument. */
  private static final Set<String> MAKERS_OF_OTHER_THINGS =
      Set.of(
          "torch.device",
          "torch.Tensor",
          "torch.nn.parameter.Parameter",
          "_codecs.encode",
          "builtins.bytearray",
          "builtins.complex",
          "builtins.frozenset",
          "builtins.set",
          "__builtin__.bytearray",
          "__builtin__.complex",
          "__builtin__.frozenset",
          "__builtin__.set");

  private final CheckpointFile file;
  private final Map<String, Storage> storages = new HashMap<>();
  private int copiedPairs;

  TorchObjects(CheckpointFile file) {
    this.file = file;
  }

  /** The storages that were referred to, whole, by key. */
  Map<String, Storage> storages() {
    return Collections.unmodifiableMap(storages);
  }

  @Override
  public boolean allows(Global global) {
    String name = global.toString();
    return FUNCTIONS.contains(name)
        || MAKERS_OF_OTHER_THINGS.contains(name)
        || TorchType.ofStorage(global).isPresent()
        || TorchType.ofDtype(global).isPresent();
  }

  @Override
  public PickleValue call(Global global, List<PickleValue> arguments) {
    String name = global.toString();
    if (MAKERS_OF_OTHER_THINGS.contains(name)) {
      return new Opaque(name);
    }
    Arguments given = new Arguments(file, name, arguments);
    return switch (name) {
      case "collections.OrderedDict" -> orderedDictionary(given);
      case "torch.Size" -> given.sequence(0);
      case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" ->
          tensor(given, given.storage(0).type(), 6);
      case "torch._utils._rebuild_tensor_v3" -> tensor(given, given.dtype(6), 7);
      case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state" ->
          given.tensor(0);
      case FROM_TYPE -> tensorOfType(given);
      default -> throw given.wrong();
    };
  }

  /** Python 3 puts the items into it later, Python 2 gave a list of pairs. */
  private PickleDictionary orderedDictionary(Arguments given) {
    PickleDictionary dictionary = new PickleDictionary();
    List<PickleValue> pairs = given.count() == 0 ? List.of() : given.sequence(0).items();
    copiedPairs += pairs.size();
    if (copiedPairs > MOST_COPIED_PAIRS) {
      throw given.wrong();
    }
    for (PickleValue pair : pairs) {
      if (!(pair instanceof PickleSequence sequence) || sequence.items().size() != 2) {
        throw given.wrong();
      }
      dictionary.put(sequence.items().get(0), sequence.items().get(1));
    }
    return dictionary;
  }

  /** A tensor with attributes, or of a class of its own: function, class, arguments, attributes. */
  private PickleValue tensorOfType(Arguments given) {
    Global function = given.global(0);
    if (function.toString().equals(FROM_TYPE)) {
      throw given.wrong();
    }
    return call(function, given.sequence(2).items());
  }

  /** A view: storage, offset, sizes, strides, then what matters to training only. */
  private StridedTensor tensor(Arguments given, TorchType type, int metadata) {
    Storage storage = given.storage(0);
    long offset = given.whole(1);
    Dimensions shape = Dimensions.of(file, "of storage " + storage.key(), given.wholes(2));
    List<Long> strides = given.wholes(3);
    if (strides.size() != shape.rank() || strides.stream().anyMatch(stride -> stride < 0)) {
      throw given.wrong();
    }
    StridedTensor tensor =
        new StridedTensor(storage, type, shape, offset, strides, given.isTrue(metadata, "neg"));
    if (offset < 0 || !fits(tensor)) {
      throw file.wrong(
          "a tensor of shape %s and strides %s from element %d on goes beyond its storage %s of %d"
              + " bytes. The file is damaged: get it again.",
          shape, strides, offset, storage.key(), storage.bytes());
    }
    return tensor;
  }

  private static boolean fits(StridedTensor tensor) {
    try {
      long end =
          Math.addExact(tensor.offset(), StridedTensor.span(tensor.shape(), tensor.strides()));
      return end <= tensor.storage().bytes() / tensor.type().bytes();
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /**
   * A storage: the word "storage", its class, key, device and number of elements; in the first
   * format perhaps also the part of it that is meant (another key, first element, elements).
   */
  @Override
  public PickleValue resolve(PickleValue reference) {
    Arguments given =
        new Arguments(
            file,
            "a persistent id",
            reference instanceof PickleSequence sequence ? sequence.items() : List.of());
    TorchType type = TorchType.ofStorage(given.global(1)).orElseThrow(given::wrong);
    if (!given.text(0).equals("storage")) {
      throw given.wrong();
    }
    Storage whole = storage(given.text(2), type, 0, given.whole(4));
    storages.merge(whole.key(), whole, (one, other) -> one.bytes() >= other.bytes() ? one : other);
    if (given.count() < 6 || given.isNone(5)) {
      return whole;
    }
    Arguments part = new Arguments(file, "a part of a storage", given.sequence(5).items());
    Storage view = storage(whole.key(), type, part.whole(1), part.whole(2));
    if (view.endByte() > whole.bytes()) {
      throw part.wrong();
    }
    return view;
  }

  private Storage storage(String key, TorchType type, long first, long elements) {
    long most = Long.MAX_VALUE / type.bytes();
    if (first < 0 || elements < 0 || first > most - elements) {
      throw file.wrong(
          "its storage %s claims %d elements from %d on. The file is damaged: get it again.",
          key, elements, first);
    }
    return new Storage(key, type, first, elements);
  }
}
