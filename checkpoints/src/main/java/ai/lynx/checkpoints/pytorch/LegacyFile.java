package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.pickle.PickleDictionary;
import ai.lynx.checkpoints.pickle.PickleReader;
import ai.lynx.checkpoints.pickle.PickleSequence;
import ai.lynx.checkpoints.pickle.PickleValue;
import ai.lynx.checkpoints.pickle.PickleValue.Text;
import ai.lynx.checkpoints.pickle.PickleValue.Truth;
import ai.lynx.checkpoints.pickle.PickleValue.Whole;
import ai.lynx.error.CheckpointException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The format before the zip format: five pickles (a magic number, the version, the machine, the
 * object, the keys of its storages), then for each key the number of elements in eight bytes and
 * the elements.
 */
final class LegacyFile {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;

  private final CheckpointFile file;
  private final TorchObjects objects;

  /** Where the bytes under each key begin. */
  private final Map<String, Long> places = new HashMap<>();

  private LegacyFile(CheckpointFile file) {
    this.file = file;
    this.objects = new TorchObjects(file);
  }

  static SavedObject read(CheckpointFile file) {
    LegacyFile legacy = new LegacyFile(file);
    return new SavedObject(legacy.readObject(), legacy::find);
  }

  private PickleValue readObject() {
    int window = (int) Math.min(file.size(), SavedObject.LONGEST_PICKLE);
    PickleReader pickles = new PickleReader(file, file.map(0, window), objects);
    if (!pickles.read().equals(new Whole(MAGIC))) {
      throw file.wrong("it begins as no file of torch.save does. Get it again.");
    }
    if (!pickles.read().equals(Whole.of(VERSION))) {
      throw file.wrong("its version is not %d, the only one there was. Get it again.", VERSION);
    }
    checkMachine(pickles.read());
    PickleValue object = pickles.read();
    if (!(pickles.read() instanceof PickleSequence keys)) {
      throw file.wrong("it has no list of storages. The file is damaged: get it again.");
    }
    locate(keys, pickles.position());
    return object;
  }

  private void checkMachine(PickleValue machine) {
    if (machine instanceof PickleDictionary facts
        && facts.get("little_endian").equals(Optional.of(new Truth(false)))) {
      throw file.wrong(
          "its numbers are big-endian. Load and save it in Python on a usual machine.");
    }
  }

  private void locate(PickleSequence keys, long start) {
    long at = start;
    for (PickleValue key : keys.items()) {
      Storage storage = key instanceof Text text ? objects.storages().get(text.value()) : null;
      if (storage == null) {
        throw file.wrong(
            "it has a storage that no tensor uses. The file is damaged: get it again.");
      }
      if (file.size() - at < Long.BYTES) {
        throw cutShort(storage);
      }
      long elements = file.map(at, Long.BYTES).getLong(0);
      at += Long.BYTES;
      if (elements < storage.elements() || elements > (file.size() - at) / storage.type().bytes()) {
        throw cutShort(storage);
      }
      places.put(storage.key(), at);
      at += elements * storage.type().bytes();
    }
  }

  private StorageBytes find(Storage storage) {
    Long place = places.get(storage.key());
    if (place == null) {
      throw cutShort(storage);
    }
    return new StorageBytes.AsStored(file, place);
  }

  private CheckpointException cutShort(Storage storage) {
    return file.wrong(
        "its storage %s of %d bytes is not all there: it is cut short. Get it again.",
        storage.key(), storage.bytes());
  }
}
