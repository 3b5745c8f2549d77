package ai.lynx.assembly.gguf;

import ai.lynx.assembly.weights.CheckpointOpener;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.ModelFiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A GGUF file as the folder that it was made from: {@code config.json}, {@code
 * generation_config.json}, {@code tokenizer_config.json} with the chat template, and {@code
 * tokenizer.json} or {@code tokenizer.model}, all derived from its metadata, beside the file
 * itself.
 */
public final class GgufFiles implements ModelFiles {
  private static final String EXTENSION = ".gguf";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ModelFiles folder;
  private final String file;
  private final GgufKeys keys;
  private final Map<String, ByteBuffer> derived = new TreeMap<>();

  private GgufFiles(ModelFiles folder, String file, Checkpoint content) {
    this.folder = folder;
    this.file = file;
    this.keys = new GgufKeys(description(), content.metadata());
    put("config.json", json(GgufConfig.of(keys, content)));
    if (keys.has(GgufVocabulary.MODEL)) {
      GgufVocabulary vocabulary = GgufVocabulary.of(keys);
      put("generation_config.json", json(Map.of("eos_token_id", vocabulary.ends())));
      put("tokenizer_config.json", json(TokenizerConfig.of(keys, vocabulary)));
      put(vocabulary.file(), vocabulary.content(keys));
    }
  }

  /** Whether a file is called so. */
  public static boolean named(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
  }

  /**
   * Opens a file.
   *
   * @throws CheckpointException if it is damaged, or of a model that is not known
   */
  public static GgufFiles open(ModelFiles folder, String file, CheckpointOpener opener) {
    try (Checkpoint content = opener.open(folder, file)) {
      return new GgufFiles(folder, file, content);
    }
  }

  /**
   * The one file of a folder that is nothing else; empty if the folder has none, or is a model
   * without it.
   *
   * @throws ModelNotFoundException if there are several
   */
  public static Optional<GgufFiles> find(ModelFiles folder, CheckpointOpener opener) {
    List<String> files =
        folder.names().stream()
            .filter(name -> named(name) && !name.contains("/") && !isLaterPart(name))
            .toList();
    if (files.size() > 1) {
      throw new ModelNotFoundException(
          "%s has several GGUF files (%s): name one of them."
              .formatted(folder.description(), String.join(", ", files)));
    }
    return files.stream().findFirst().map(file -> open(folder, file, opener));
  }

  /** Whether a file was split off another, which brings it. */
  private static boolean isLaterPart(String name) {
    return name.matches(".*-[0-9]{5}-of-[0-9]{5}\\.gguf") && !name.contains("-00001-of-");
  }

  /** The name of the file itself; of a file that was split, of the first part. */
  public String file() {
    return file;
  }

  /** Opens the weights under their original names. */
  public Checkpoint weights(CheckpointOpener opener) {
    return new GgufWeights(opener.open(folder, file), keys);
  }

  private void put(String name, byte[] content) {
    derived.put(name, ByteBuffer.wrap(content).asReadOnlyBuffer());
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was just made cannot be written", e);
    }
  }

  @Override
  public String description() {
    return folder.description() + "/" + file;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(derived.keySet());
    names.add(file);
    return names.stream().sorted().toList();
  }

  @Override
  public boolean contains(String name) {
    return derived.containsKey(name) || name.equals(file);
  }

  @Override
  public long size(String name) {
    return derived.containsKey(name) ? derived.get(name).remaining() : folder.size(inFolder(name));
  }

  @Override
  public InputStream open(String name) {
    ByteBuffer content = derived.get(name);
    if (content == null) {
      return folder.open(inFolder(name));
    }
    byte[] copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return new ByteArrayInputStream(copy);
  }

  @Override
  public ByteBuffer map(String name, long offset, int length) {
    ByteBuffer content = derived.get(name);
    if (content == null) {
      return folder.map(inFolder(name), offset, length);
    }
    if (offset < 0 || length < 0 || offset > content.remaining() - length) {
      throw new CheckpointException(
          "%s of %s has %d bytes; %d from byte %d on were asked for."
              .formatted(name, description(), content.remaining(), length, offset));
    }
    return content.slice((int) offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String inFolder(String name) {
    if (!name.equals(file)) {
      throw new ModelNotFoundException(
          "There is no file %s in %s, which stands for %s."
              .formatted(name, description(), derived.keySet()));
    }
    return name;
  }
}
