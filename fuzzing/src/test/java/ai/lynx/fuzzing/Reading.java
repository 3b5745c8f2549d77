package ai.lynx.fuzzing;

import ai.lynx.assembly.gguf.GgufFiles;
import ai.lynx.assembly.weights.CheckpointOpener;
import ai.lynx.error.LynxException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.spi.text.TokenizerProvider;
import java.nio.ByteBuffer;
import java.util.Map;

/** Reads a file to its end, and takes the API's own exceptions for an answer. */
final class Reading {
  private static final Plugs<CheckpointFormat> FORMATS =
      Plugs.load("checkpoint format", CheckpointFormat.class);
  private static final Plugs<TokenizerProvider> TOKENIZERS =
      Plugs.load("tokenizer", TokenizerProvider.class);
  private static final Plugs<MediaDecoder> DECODERS =
      Plugs.load("media decoder", MediaDecoder.class);

  /** Views that repeat elements may claim some hundred megabytes, which takes its time. */
  private static final long LARGEST_TENSOR = 1 << 22;

  private Reading() {}

  /** Opens a checkpoint and reads what is in it. */
  static void checkpoint(String name, byte[] content) {
    answered(
        () -> {
          try (Checkpoint opened =
              new CheckpointOpener(FORMATS).open(new BytesAsFile(name, content), name)) {
            opened.entries().keySet().forEach(tensor -> answered(() -> read(opened, tensor)));
          }
        });
  }

  private static void read(Checkpoint checkpoint, String tensor) {
    long elements = checkpoint.entries().get(tensor).shape().elements().value();
    if (elements <= LARGEST_TENSOR) {
      checkpoint.read(tensor).toFloats();
      checkpoint.read(tensor, ElementType.BFLOAT16, ByteBuffer.allocate((int) elements * 2));
    }
  }

  /** Reads a GGUF file as a whole model: configuration, tokenizer and weights. */
  static void gguf(byte[] content) {
    String name = "model.gguf";
    CheckpointOpener opener = new CheckpointOpener(FORMATS);
    answered(
        () -> {
          GgufFiles files = GgufFiles.open(new BytesAsFile(name, content), name, opener);
          try (Checkpoint weights = files.weights(opener)) {
            weights.entries().keySet().forEach(tensor -> answered(() -> read(weights, tensor)));
          }
          tokenizer("huggingface", "tokenizer.json", files);
          tokenizer("sentencepiece", "tokenizer.model", files);
        });
  }

  /** Makes a tokenizer of a file and uses it. */
  static void tokenizer(String plug, String name, byte[] content) {
    tokenizer(plug, name, new BytesAsFile(name, content));
  }

  private static void tokenizer(String plug, String name, ModelFiles files) {
    if (!files.contains(name)) {
      return;
    }
    answered(
        () -> {
          Settings settings = Settings.of("fuzzing", Map.of("file", name));
          try (Tokenizer tokenizer = TOKENIZERS.get(plug).create(settings, files)) {
            int[] ids = tokenizer.encode("Hello <s> wörld 12 日本</s>\n");
            tokenizer.decode(ids, true);
            StreamingDecoder stream = tokenizer.stream();
            for (int id : ids) {
              stream.next(id);
            }
            stream.next(tokenizer.size() - 1);
            stream.next(tokenizer.size());
            stream.finish();
          }
        });
  }

  /** Decodes a picture. */
  static void picture(byte[] content) {
    answered(
        () -> {
          for (MediaDecoder decoder : DECODERS.all()) {
            if (decoder.recognises(content)) {
              decoder.decode(content, "picture");
            }
          }
        });
  }

  private static void answered(Runnable reading) {
    try {
      reading.run();
    } catch (LynxException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("An exception without a message", e);
      }
    }
  }
}
