package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.pickle.PickleReader;
import ai.lynx.checkpoints.pickle.PickleValue;
import ai.lynx.checkpoints.zip.ZipDirectory;
import ai.lynx.checkpoints.zip.ZipEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The zip format: in one folder the pickle {@code data.pkl}, the storages {@code data/0}, {@code
 * data/1} ... and, since PyTorch 2.1, {@code byteorder}.
 */
final class Archive {
  private static final String PICKLE = "data.pkl";
  private static final StorageBytes NOTHING = (from, count) -> ByteBuffer.allocate(0);

  private final CheckpointFile file;
  private final ZipDirectory directory;
  private final String folder;

  private Archive(CheckpointFile file, ZipDirectory directory, String folder) {
    this.file = file;
    this.directory = directory;
    this.folder = folder;
  }

  static SavedObject read(CheckpointFile file) {
    ZipDirectory directory = ZipDirectory.read(file);
    List<String> pickles =
        directory.entries().stream().map(ZipEntry::name).filter(Archive::isMainPickle).toList();
    if (pickles.size() != 1) {
      throw file.wrong(
          "it is a zip archive with %d files data.pkl where torch.save writes one.",
          pickles.size());
    }
    String pickle = pickles.get(0);
    String folder = pickle.substring(0, pickle.length() - PICKLE.length());
    Archive archive = new Archive(file, directory, folder);
    archive.checkKind();
    return new SavedObject(archive.readPickle(), archive::find);
  }

  private static boolean isMainPickle(String name) {
    int slash = name.indexOf('/');
    return name.substring(slash + 1).equals(PICKLE);
  }

  private void checkKind() {
    if (directory.find(folder + "constants.pkl").isPresent()) {
      throw file.wrong(
          "it is a TorchScript program, not a file of weights. Save its state_dict() in Python.");
    }
    directory
        .find(folder + "byteorder")
        .filter(entry -> entry.length() == "big".length() && text(entry).equals("big"))
        .ifPresent(
            entry -> {
              throw file.wrong(
                  "its numbers are big-endian. Load and save it in Python on a usual machine.");
            });
  }

  private static String text(ZipEntry entry) {
    return StandardCharsets.US_ASCII.decode(entry.bytes(0, (int) entry.length())).toString();
  }

  private PickleValue readPickle() {
    ZipEntry entry = directory.find(folder + PICKLE).orElseThrow();
    if (entry.length() > SavedObject.LONGEST_PICKLE) {
      throw file.wrong(
          "its pickle claims %d bytes, far more than any real one. Store only tensors in it.",
          entry.length());
    }
    return new PickleReader(file, entry.bytes(0, (int) entry.length()), new TorchObjects(file))
        .read();
  }

  private StorageBytes find(Storage storage) {
    String name = folder + "data/" + storage.key();
    if (storage.endByte() == 0) {
      return NOTHING;
    }
    ZipEntry entry =
        directory
            .find(name)
            .orElseThrow(() -> file.wrong("its part %s is missing. Get the file again.", name));
    if (entry.length() < storage.endByte()) {
      throw file.wrong(
          "its part %s has %d bytes, fewer than the %d of its storage. Get the file again.",
          name, entry.length(), storage.endByte());
    }
    return entry.compressed() ? entry::bytes : new StorageBytes.AsStored(file, entry.offset());
  }
}
