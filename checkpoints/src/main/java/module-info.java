/**
 * Reads and writes files of weights. Nothing in here is named from elsewhere: formats and writers
 * are found by ServiceLoader, under the interfaces of {@code ai.lynx.spi.checkpoint}.
 */
module ai.lynx.checkpoints {
  requires ai.lynx.spi;
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  provides ai.lynx.spi.checkpoint.CheckpointFormat with
      ai.lynx.checkpoints.gguf.GgufFormat,
      ai.lynx.checkpoints.pytorch.PyTorchFormat,
      ai.lynx.checkpoints.safetensors.SafetensorsFormat,
      ai.lynx.checkpoints.sharded.ShardedFormat;
  provides ai.lynx.spi.checkpoint.CheckpointWriter with
      ai.lynx.checkpoints.safetensors.SafetensorsWriter;
}
