package ai.lynx.mini;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.LynxException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.error.PluginException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of the bundled model with one thing damaged; the Lynx that refuses them has another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadModelFoldersTest {
  private static final String DESCRIPTION = "lynx.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final String TOKENIZER = "tokenizer.json";

  @TempDir private Path folder;
  private Lynx lynx;
  private Usable usable;

  @BeforeAll
  void load() {
    lynx = Lynx.create();
    usable = Usable.of(lynx.load(ModelLocation.bundled("lynx-mini")));
  }

  @AfterAll
  void close() {
    lynx.close();
  }

  @BeforeEach
  void copy() throws IOException {
    for (String name : new LynxMini().files().names()) {
      try (InputStream content = new LynxMini().files().open(name)) {
        Files.copy(content, folder.resolve(name));
      }
    }
  }

  private void refused(Class<? extends LynxException> type, String... said) {
    usable.refuses(() -> lynx.load(ModelLocation.folder(folder)).close(), type, said);
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " holds no " + from);
    }
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  private String path(String file) {
    return folder.resolve(file).toString();
  }

  @Test
  void theCopyItselfIsWhole() {
    lynx.load(ModelLocation.folder(folder)).close();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-6, 1e-5, 1e-3, 0.5, 0.999999})
  void aCheckpointThatIsCutOff(double part) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(WEIGHTS));
    Files.write(folder.resolve(WEIGHTS), Arrays.copyOf(whole, (int) (whole.length * part)));
    refused(CheckpointException.class, folder.toString(), WEIGHTS);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8, 4, 12, belong to another tensor",
    "0, 8, 0, 8, belong to another tensor",
    "0, 8, 12, 20, belong to no tensor",
    "0, 8, -8, 0, lies at bytes",
    "0, 8, 16, 8, lies at bytes",
    "0, 8, 8, 9223372036854775807, lies at bytes",
    "9223372036854775800, 9223372036854775807, 8, 16, lies at bytes",
  })
  void aHeaderWhoseTensorsOverlapOrLieOutside(
      String from, String to, String from2, String to2, String cause) throws IOException {
    safetensors(
        """
        {"a": {"dtype": "F32", "shape": [2], "data_offsets": [%s, %s]},
         "b": {"dtype": "F32", "shape": [2], "data_offsets": [%s, %s]}}"""
            .formatted(from, to, from2, to2),
        20);
    refused(CheckpointException.class, folder.toString(), WEIGHTS, cause);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, -1, Long.MAX_VALUE, 100_000_000})
  void aHeaderThatClaimsToBeLonger(long length) throws IOException {
    Files.write(folder.resolve(WEIGHTS), header(length, "{}".getBytes(UTF_8), 0));
    refused(CheckpointException.class, folder.toString(), WEIGHTS, "header");
  }

  @ParameterizedTest
  @CsvSource({"os, system", "builtins, eval", "posix, system", "subprocess, Popen"})
  void aPickleWithAForbiddenGlobal(String module, String name) throws IOException {
    Path written = folder.resolve("written");
    String pickle = "\u0080\2c%s\n%s\n(X".formatted(module, name);
    String command = "touch " + written;
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    length.putInt(command.length());
    pickle += new String(length.array(), ISO_8859_1) + command + "tR.";
    Files.write(folder.resolve("model.pt"), zip("archive/data.pkl", pickle.getBytes(ISO_8859_1)));
    change(DESCRIPTION, WEIGHTS, "model.pt");
    refused(CheckpointException.class, folder.toString(), "model.pt", module + "." + name);
    assertThat(written).as("what the pickle would have made").doesNotExist();
  }

  @Test
  void weightsThatAreAnotherKindOfFile() throws IOException {
    Files.writeString(folder.resolve(WEIGHTS), "version https://git-lfs.github.com/spec/v1\n");
    refused(CheckpointException.class, folder.toString(), WEIGHTS);
    Files.writeString(folder.resolve(WEIGHTS), "these are words, not weights");
    refused(CheckpointException.class, folder.toString(), WEIGHTS);
  }

  @Test
  void weightsThatAreNotThere() throws IOException {
    Files.delete(folder.resolve(WEIGHTS));
    refused(ModelNotFoundException.class, folder.toString(), WEIGHTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../model.safetensors", "/etc/passwd", "nul\\u0000"})
  void weightsOutsideTheFolder(String name) throws IOException {
    change(DESCRIPTION, WEIGHTS, name);
    refused(ModelNotFoundException.class, folder.toString());
  }

  @Test
  void weightsOfAnotherShape() throws IOException {
    change(DESCRIPTION, "\"intermediate_size\" : 512", "\"intermediate_size\" : 500");
    refused(CheckpointException.class, path(WEIGHTS), "mlp", "(500, 192)", "(512, 192)");
  }

  @Test
  void weightsThatAreMissing() throws IOException {
    change(DESCRIPTION, "\"num_hidden_layers\" : 4", "\"num_hidden_layers\" : 5");
    refused(CheckpointException.class, folder.toString(), "LLM.model.layers.4.");
  }

  @Test
  void aWeightThatNothingAsksForIsReported() throws IOException {
    ByteBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(WEIGHTS))).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(file.getLong())];
    byte[] data = new byte[file.get(header).remaining()];
    file.get(data);
    String more =
        ",\"stray.weight\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [%d, %d]}}"
            .formatted(data.length, data.length + 8);
    byte[] text = new String(header, UTF_8).strip().replaceFirst("}$", more).getBytes(UTF_8);
    ByteBuffer changed = ByteBuffer.wrap(header(text.length, text, data.length + 8));
    Files.write(folder.resolve(WEIGHTS), changed.put(8 + text.length, data).array());
    try (LynxModel model = lynx.load(ModelLocation.folder(folder))) {
      assertThat(model.info().unusedWeights()).containsExactly("stray.weight");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"bridge\" :                   | \"brigde\" :                        | bridge",
        "\"latents\" :                  | \"latent\" :                        | latents",
        "\"template\"                   | \"templat\"                         | template",
        "\"maxNewTokens\"               | \"maxNewToken\"                     | maxNewTokens",
        "\"every\"                      | \"evry\"                            | every",
        "\"frames\"                     | \"frame\"                           | frames",
        "\"patchSize\"                  | \"patch\"                           | patchSize",
        "\"hidden_size\"                | \"hiden_size\"                      | hidden_size",
        "\"name\" : \"lynx-mini\"       | \"name\" : 7                        | name",
        "\"depth\" : 4                  | \"depth\" : \"four\"                | depth",
        "\"depth\" : 4                  | \"depth\" : -4                      | depth",
        "\"frames\" : 4                 | \"frames\" : 0                      | frames",
        "\"latents\" : 16               | \"latents\" : 1.5                   | latents",
        "\"temperature\" : 1.0          | \"temperature\" : 0                 | temperature",
        "\"beams\" : 1                  | \"beams\" : 1000000000              | beams",
        "\"format\" : 1                 | \"format\" : 2                      | format",
      })
  void aTypoOrAValueOutOfRange(String from, String to, String said) throws IOException {
    change(DESCRIPTION, from, to);
    refused(InvalidConfigurationException.class, path(DESCRIPTION), said);
  }

  @Test
  void allTyposAreToldAtOnce() throws IOException {
    change(DESCRIPTION, "\"latents\"", "\"latent\"");
    change(DESCRIPTION, "\"headWidth\"", "\"headWidht\"");
    refused(
        InvalidConfigurationException.class,
        path(DESCRIPTION),
        "2 mistakes",
        "latent",
        "headWidht",
        "id you mean");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "these are words",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{} {}",
        "{\"name\": \"\u0000\"}"
      })
  void aDescriptionThatIsNone(String content) throws IOException {
    Files.writeString(folder.resolve(DESCRIPTION), content);
    refused(InvalidConfigurationException.class, path(DESCRIPTION));
  }

  @Test
  void aDescriptionThatIsEndless() throws IOException {
    Files.writeString(folder.resolve(DESCRIPTION), "{\"a\":".repeat(1_000_000));
    refused(InvalidConfigurationException.class, path(DESCRIPTION));
    Files.writeString(folder.resolve(DESCRIPTION), "{\"name\": \"" + "a".repeat(60 << 20) + "\"}");
    refused(InvalidConfigurationException.class, path(DESCRIPTION));
  }

  @ParameterizedTest
  @CsvSource({
    "eva-vit, eva-vti, vision encoder",
    "shortest-edge-crop, shortest-edge-corp, image transform",
    "perceiver-resampler, perceiver-resampel, bridge",
    "prefix, prefiks, fusion",
    "bottleneck, botleneck, adapter",
    "llama, lama, language model",
    "huggingface, hugingface, tokenizer",
  })
  void aPlugThatDoesNotExist(String plug, String misspelt, String kind) throws IOException {
    change(DESCRIPTION, "\"plug\" : \"" + plug + '"', "\"plug\" : \"" + misspelt + '"');
    refused(
        PluginException.class,
        path(DESCRIPTION),
        "There is no " + kind + " called \"" + misspelt + '"',
        "Did you mean \"" + plug + "\"?",
        "On the path are:");
  }

  /** Each would need terabytes, or never end, if it were believed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"width\" : 128              | \"width\" : 1048576",
        "\"depth\" : 4,               | \"depth\" : 2000000000,",
        "\"imageSize\" : 96           | \"imageSize\" : 2000000000",
        "\"size\" : 96                | \"size\" : 2000000000",
        "\"latents\" : 16             | \"latents\" : 2000000000",
        "\"heads\" : 6                | \"heads\" : 2000000000",
        "\"hidden_size\" : 192        | \"hidden_size\" : 1536000000",
        "\"vocab_size\" : 445         | \"vocab_size\" : 2147483647",
        "\"num_hidden_layers\" : 4    | \"num_hidden_layers\" : 2147483647",
        "\"intermediate_size\" : 512  | \"intermediate_size\" : 2147483647",
        "\"frames\" : 4               | \"frames\" : 2000000000",
      })
  void sizesThatNoMachineHolds(String from, String to) throws IOException {
    change(DESCRIPTION, from, to);
    usable.refuses(
        () -> lynx.load(ModelLocation.folder(folder)).close(),
        LynxException.class,
        folder.toString());
  }

  @Test
  void aTokenizerThatIsMissingOrDamaged() throws IOException {
    String whole = Files.readString(folder.resolve(TOKENIZER));
    for (String content : List.of("", "{", "[]", whole.substring(0, 5000))) {
      Files.writeString(folder.resolve(TOKENIZER), content);
      usable.refuses(
          () -> lynx.load(ModelLocation.folder(folder)).close(), LynxException.class, TOKENIZER);
    }
    Files.delete(folder.resolve(TOKENIZER));
    refused(ModelNotFoundException.class, folder.toString(), TOKENIZER);
  }

  @Test
  void aFolderThatIsNoModel() throws IOException {
    Path none = folder.resolve("none");
    usable.refuses(
        () -> lynx.load(ModelLocation.folder(none)),
        ModelNotFoundException.class,
        none + " does not exist");
    Path file = folder.resolve(DESCRIPTION);
    usable.refuses(
        () -> lynx.load(ModelLocation.folder(file)),
        ModelNotFoundException.class,
        file + " is a file, not a folder");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    usable.refuses(
        () -> lynx.load(ModelLocation.folder(empty)),
        ModelNotFoundException.class,
        empty + " is no model folder",
        DESCRIPTION);
  }

  @Test
  void aBundledModelThatIsNotOnThePath() {
    usable.refuses(
        () -> lynx.load(ModelLocation.bundled("lynx-mnii")),
        PluginException.class,
        "There is no bundled model called \"lynx-mnii\"",
        "Did you mean \"lynx-mini\"?");
  }

  private void safetensors(String header, int data) throws IOException {
    byte[] text = header.getBytes(UTF_8);
    Files.write(folder.resolve(WEIGHTS), header(text.length, text, data));
  }

  private static byte[] header(long length, byte[] text, int data) {
    return ByteBuffer.allocate(8 + text.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(text)
        .array();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }
}
