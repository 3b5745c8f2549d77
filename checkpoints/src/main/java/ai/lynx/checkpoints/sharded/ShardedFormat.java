package ai.lynx.checkpoints.sharded;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.file.FileKind;
import ai.lynx.checkpoints.file.OpenedCheckpoint;
import ai.lynx.checkpoints.file.PartsReader;
import ai.lynx.checkpoints.pytorch.PyTorchFormat;
import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.Checkpoint.Entry;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the shards of an index as one checkpoint. A tensor comes from the shard that the index
 * names; tensors that the index leaves out are there, too, so that they can be reported.
 */
public final class ShardedFormat implements CheckpointFormat {
  private final List<CheckpointFormat> formats =
      List.of(new SafetensorsFormat(), new PyTorchFormat());

  @Override
  public String name() {
    return "sharded";
  }

  @Override
  public boolean recognises(String fileName, ByteBuffer head) {
    return FileKind.of(fileName, head) == FileKind.SHARDED;
  }

  @Override
  public Checkpoint open(ModelFiles files, String fileName) {
    CheckpointFile file = new CheckpointFile(files, fileName);
    ShardIndex index = ShardIndex.read(file);
    Map<String, Checkpoint> shards = new LinkedHashMap<>();
    index.shards().forEach(shard -> shards.put(shard, openShard(file, shard)));

    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    Map<String, Checkpoint> holders = listed(file, index, shards);
    shards.values().forEach(shard -> addUnlisted(shard, holders));
    holders.forEach(
        (tensor, shard) -> {
          if (shard.entries().containsKey(tensor)) {
            entries.put(tensor, shard.entries().get(tensor));
          } else {
            unreadable.put(tensor, shard.unreadable().get(tensor));
          }
        });
    return new OpenedCheckpoint(
        file, entries, unreadable, index.metadata(), new PartsReader(holders));
  }

  /** The shard that holds each tensor of the index. */
  private static Map<String, Checkpoint> listed(
      CheckpointFile file, ShardIndex index, Map<String, Checkpoint> shards) {
    Map<String, Checkpoint> holders = new LinkedHashMap<>();
    index
        .shardOf()
        .forEach(
            (tensor, name) -> {
              Checkpoint shard = shards.get(name);
              if (!holds(shard, tensor)) {
                throw file.wrong(
                    "it says that the tensor %s is in %s, which does not have it. Get both again.",
                    tensor, name);
              }
              holders.put(tensor, shard);
            });
    return holders;
  }

  private static boolean holds(Checkpoint shard, String tensor) {
    return shard.entries().containsKey(tensor) || shard.unreadable().containsKey(tensor);
  }

  private static void addUnlisted(Checkpoint shard, Map<String, Checkpoint> holders) {
    shard.entries().keySet().forEach(tensor -> holders.putIfAbsent(tensor, shard));
    shard.unreadable().keySet().forEach(tensor -> holders.putIfAbsent(tensor, shard));
  }

  private Checkpoint openShard(CheckpointFile index, String shard) {
    String folder = index.name().substring(0, index.name().lastIndexOf('/') + 1);
    CheckpointFile file = new CheckpointFile(index.files(), folder + shard);
    if (!file.files().contains(file.name())) {
      throw index.wrong(
          "it names the file %s, which is not there. Get that file, too.", file.name());
    }
    return formats.stream()
        .filter(format -> format.recognises(file.name(), file.head()))
        .findFirst()
        .orElseThrow(
            () -> file.wrong("it is neither a safetensors nor a PyTorch file. Get it again."))
        .open(file.files(), file.name());
  }
}
