package ai.lynx.checkpoints.gguf;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.OpenedCheckpoint;
import ai.lynx.checkpoints.file.PartsReader;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.Checkpoint.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The parts of a GGUF file that llama.cpp's {@code gguf-split} made, as one checkpoint. The first
 * part holds the metadata of all; {@code split.no}, {@code split.count} and {@code
 * split.tensors.count} say in each what it is a part of.
 */
final class SplitParts {
  private static final String NUMBER = "split.no";
  private static final String COUNT = "split.count";
  private static final String TENSORS = "split.tensors.count";

  private SplitParts() {}

  /** Whether a file is a part of several. */
  static boolean isPart(Checkpoint file) {
    return !file.metadata().getOrDefault(COUNT, "1").matches("[01]");
  }

  /**
   * Joins the parts to the first.
   *
   * @param open opens another part
   * @throws ai.lynx.error.CheckpointException if it is not the first, one is missing, or they do
   *     not belong together
   */
  static Checkpoint join(
      CheckpointFile file, Checkpoint first, Function<CheckpointFile, Checkpoint> open) {
    String count = first.metadata().get(COUNT);
    SplitName name =
        SplitName.of(file.name())
            .filter(parsed -> String.valueOf(parsed.parts()).equals(count))
            .orElseThrow(
                () ->
                    file.wrong(
                        "it is one of %s parts but not named so; name the first"
                            + " MODEL-00001-of-%s.gguf and the others likewise.",
                        count,
                        count.length() < 5 ? "0".repeat(5 - count.length()) + count : count));
    if (name.part() != 1) {
      throw file.wrong(
          "it is part %d of %d: give the first, %s.", name.part(), name.parts(), name.of(1));
    }
    List<Checkpoint> parts = new ArrayList<>();
    for (int part = 1; part <= name.parts(); part++) {
      Checkpoint opened = part == 1 ? first : open(file, name.of(part), open);
      if (!String.valueOf(part - 1).equals(opened.metadata().get(NUMBER))
          || !count.equals(opened.metadata().get(COUNT))) {
        throw file.wrong(
            "%s says to be part %s of %s, counted from 0. Get all parts again.",
            name.of(part), opened.metadata().get(NUMBER), opened.metadata().get(COUNT));
      }
      parts.add(opened);
    }
    return joined(file, first, parts);
  }

  private static Checkpoint open(
      CheckpointFile first, String name, Function<CheckpointFile, Checkpoint> open) {
    if (!first.files().contains(name)) {
      throw first.wrong("its part %s is not there. Get that file, too.", name);
    }
    return open.apply(new CheckpointFile(first.files(), name));
  }

  private static Checkpoint joined(CheckpointFile file, Checkpoint first, List<Checkpoint> parts) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    Map<String, Checkpoint> holders = new LinkedHashMap<>();
    int tensors = 0;
    for (Checkpoint part : parts) {
      entries.putAll(part.entries());
      unreadable.putAll(part.unreadable());
      part.entries().keySet().forEach(tensor -> holders.put(tensor, part));
      tensors += part.entries().size() + part.unreadable().size();
    }
    String expected = first.metadata().getOrDefault(TENSORS, String.valueOf(tensors));
    if (tensors != entries.size() + unreadable.size()
        || !expected.equals(String.valueOf(tensors))) {
      throw file.wrong(
          "its parts have %d tensors, %d of different names; there should be %s."
              + " Get all parts again.",
          tensors, entries.size() + unreadable.size(), expected);
    }
    return new OpenedCheckpoint(
        file, entries, unreadable, first.metadata(), new PartsReader(holders));
  }
}
