package ai.lynx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.DownloadListener;
import ai.lynx.DownloadProgress;
import ai.lynx.ModelLocation;
import ai.lynx.error.DownloadException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.hub.http.HubSettings;
import ai.lynx.spi.checkpoint.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a hub, and what lies in the cache afterwards. */
@Timeout(60)
class HuggingFaceHubTest {
  private static final ModelLocation TINY = ModelLocation.huggingFace(FakeHub.REPOSITORY);
  private static final byte[] WEIGHTS = HubFixture.bytes(300_000, 1);

  @TempDir private Path cache;
  private FakeHub server;
  private HuggingFaceHub hub;

  @BeforeEach
  void start() throws IOException {
    server =
        new FakeHub()
            .small("README.md", "a card")
            .small("config.json", "{}")
            .small("tokenizer.json", "{\"model\":{}}")
            .small("additional_chat_templates/tool.jinja", "{{ messages }}")
            .small("modelling.py", "import os")
            .small("onnx/config.json", "{}")
            .large("pytorch_model.bin", HubFixture.bytes(10, 2))
            .large("model.safetensors", WEIGHTS);
    hub = HubFixture.hub(server.endpoint(), cache);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void onlyWhatAModelNeedsIsFetched() throws IOException {
    ModelFiles files = hub.download(TINY, DownloadListener.SILENT);

    assertThat(files.names())
        .containsExactly(
            "additional_chat_templates/tool.jinja",
            "config.json",
            "model.safetensors",
            "tokenizer.json");
    assertThat(content(files, "model.safetensors")).isEqualTo(WEIGHTS);
    assertThat(server.requests())
        .extracting(FakeHub.Request::file)
        .doesNotContain("pytorch_model.bin", "README.md", "modelling.py", "onnx/config.json");
  }

  @Test
  void theCacheIsLaidOutAsPythonLaysItOut() throws IOException {
    hub.download(TINY, DownloadListener.SILENT);

    Path folder = cache.resolve("models--lynx--tiny");
    Path link = folder.resolve("snapshots/" + FakeHub.COMMIT + "/model.safetensors");
    Path nested =
        folder.resolve("snapshots/" + FakeHub.COMMIT + "/additional_chat_templates/tool.jinja");
    String digest = server.content("model.safetensors").digest();
    assertThat(folder.resolve("refs/main")).hasContent(FakeHub.COMMIT);
    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("../../blobs/" + digest));
    assertThat(Files.readSymbolicLink(nested).toString()).startsWith("../../../blobs/");
    assertThat(folder.resolve("blobs/" + digest)).hasBinaryContent(WEIGHTS);
    try (Stream<Path> left = Files.walk(cache)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".tmp") || name.endsWith(".incomplete"));
    }
  }

  @Test
  void nothingIsFetchedTwice() {
    hub.download(TINY, DownloadListener.SILENT);
    int before = server.requests().size();
    List<DownloadProgress> heard = new ArrayList<>();

    hub.download(TINY, heard::add);

    assertThat(server.requests()).hasSize(before);
    assertThat(heard).isEmpty();
  }

  @Test
  void onlyMissingFilesAreFetched() throws IOException {
    hub.download(TINY, DownloadListener.SILENT);
    Files.delete(
        cache.resolve("models--lynx--tiny/blobs/" + server.content("config.json").digest()));

    ModelFiles files = hub.download(TINY, DownloadListener.SILENT);

    assertThat(server.requests("config.json")).hasSize(2);
    assertThat(server.requests("model.safetensors")).hasSize(1);
    assertThat(content(files, "config.json")).asString().isEqualTo("{}");
  }

  @Test
  void whatWasDownloadedIsFoundWithoutTheHub() {
    hub.download(TINY, DownloadListener.SILENT);
    int before = server.paths().size();

    assertThat(hub.cached(TINY).contains("model.safetensors")).isTrue();
    assertThat(hub.cached(ModelLocation.huggingFace(FakeHub.REPOSITORY, FakeHub.COMMIT)).names())
        .isNotEmpty();
    assertThat(server.paths()).hasSize(before);
  }

  @Test
  void nothingIsDownloadedWithoutBeingAskedFor() {
    assertThatThrownBy(() -> hub.cached(TINY))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("hf:lynx/tiny is not on this machine")
        .hasMessageContaining("./lynx pull hf:lynx/tiny")
        .hasMessageContaining("withDownloads");
    assertThat(server.paths()).isEmpty();
  }

  @Test
  void halfAModelIsNotTakenForOne() throws IOException {
    hub.download(TINY, DownloadListener.SILENT);
    Path snapshot = cache.resolve("models--lynx--tiny/snapshots/" + FakeHub.COMMIT);
    Files.delete(snapshot.resolve("model.safetensors"));

    assertThatThrownBy(() -> hub.cached(TINY))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("not wholly on this machine")
        .hasMessageContaining("./lynx pull");
  }

  @Test
  void progressGrowsToTheTotal() {
    List<DownloadProgress> heard = new ArrayList<>();

    hub.download(TINY, heard::add);

    assertThat(heard).extracting(DownloadProgress::bytesDone).isSorted();
    DownloadProgress last = heard.get(heard.size() - 1);
    assertThat(last.filesDone()).isEqualTo(last.files()).isEqualTo(4);
    assertThat(last.bytesDone()).isEqualTo(last.bytesTotal()).isGreaterThan(WEIGHTS.length);
  }

  @Test
  void listsOfSeveralPagesAreReadToTheEnd() {
    server.pagesOf(3);

    assertThat(hub.download(TINY, DownloadListener.SILENT).names()).hasSize(4);
    assertThat(server.paths()).filteredOn(path -> path.contains("/tree/")).hasSize(3);
  }

  @Test
  void revisionsWithSlashesAreFound() {
    ModelLocation proposal = ModelLocation.huggingFace(FakeHub.REPOSITORY, "refs/pr/1");

    hub.download(proposal, DownloadListener.SILENT);

    assertThat(cache.resolve("models--lynx--tiny/refs/refs/pr/1")).hasContent(FakeHub.COMMIT);
    assertThat(hub.cached(proposal).names()).isNotEmpty();
  }

  @Test
  void withoutSymbolicLinksTheFilesAreFoundAllTheSame() throws IOException {
    HubSettings plain = HubFixture.settings(server.endpoint(), cache);
    HuggingFaceHub without =
        new HuggingFaceHub(
            () ->
                new HubSettings(
                    plain.endpoint(),
                    plain.cache(),
                    Optional.empty(),
                    false,
                    false,
                    plain.timing()));

    ModelFiles files = without.download(TINY, DownloadListener.SILENT);
    int before = server.requests().size();
    without.download(TINY, DownloadListener.SILENT);

    assertThat(content(files, "model.safetensors")).isEqualTo(WEIGHTS);
    assertThat(server.requests()).hasSize(before);
    try (Stream<Path> all = Files.walk(cache)) {
      assertThat(all).noneMatch(Files::isSymbolicLink);
    }
  }

  @Test
  void shardsAreThoseThatTheIndexNames() throws IOException {
    try (FakeHub sharded =
        new FakeHub()
            .small("config.json", "{}")
            .small(
                "model.safetensors.index.json",
                "{\"weight_map\":{\"a\":\"part/one.safetensors\",\"b\":\"two.safetensors\"}}")
            .large("part/one.safetensors", HubFixture.bytes(50, 3))
            .large("two.safetensors", HubFixture.bytes(60, 4))
            .large("three.safetensors", HubFixture.bytes(70, 5))) {
      HuggingFaceHub source = HubFixture.hub(sharded.endpoint(), cache);

      ModelFiles files = source.download(TINY, DownloadListener.SILENT);

      assertThat(files.names())
          .containsExactly(
              "config.json",
              "model.safetensors.index.json",
              "part/one.safetensors",
              "two.safetensors");
      Files.delete(
          cache.resolve("models--lynx--tiny/snapshots/" + FakeHub.COMMIT + "/two.safetensors"));
      assertThatThrownBy(() -> source.cached(TINY))
          .isInstanceOf(ModelNotFoundException.class)
          .hasMessageContaining("two.safetensors is missing");
    }
  }

  @Test
  void oneOfSeveralVariantsIsChosenByItsName() throws IOException {
    try (FakeHub variants =
        new FakeHub()
            .small("config.json", "{}")
            .large("tiny-Q4_K_M.gguf", HubFixture.bytes(50, 3))
            .large("tiny-Q8_0.gguf", HubFixture.bytes(60, 4))
            .large("more/tiny-F16.gguf", HubFixture.bytes(70, 5))) {
      HuggingFaceHub source = HubFixture.hub(variants.endpoint(), cache);
      ModelLocation chosen = ModelLocation.huggingFace("lynx/tiny:q8_0");

      assertThat(source.download(chosen, DownloadListener.SILENT).names())
          .containsExactly("tiny-Q8_0.gguf");
      source.download(ModelLocation.huggingFace("lynx/tiny:q4_k_m"), DownloadListener.SILENT);
      assertThat(source.cached(chosen).names()).containsExactly("tiny-Q8_0.gguf");
      ModelLocation nested = ModelLocation.huggingFace("lynx/tiny:more/tiny-F16.gguf");
      assertThat(source.download(nested, DownloadListener.SILENT).names())
          .containsExactly("tiny-F16.gguf");
      assertThatThrownBy(() -> source.download(TINY, DownloadListener.SILENT))
          .isInstanceOf(ModelNotFoundException.class)
          .hasMessageContaining("tiny-Q4_K_M.gguf, tiny-Q8_0.gguf")
          .hasMessageContaining("hf:lynx/tiny:tiny-Q4_K_M.gguf");
    }
  }

  @Test
  void aDiskThatIsTooSmallIsNoticedAtOnce() {
    server.listing(
        "[{\"type\":\"file\",\"path\":\"model.safetensors\",\"oid\":\"%s\",\"size\":%d}]"
            .formatted("a".repeat(40), Long.MAX_VALUE / 2));

    assertThatThrownBy(() -> hub.download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("4,611,686,018,427,387,903 bytes")
        .hasMessageContaining("HF_HUB_CACHE");
    assertThat(server.requests()).isEmpty();
  }

  static byte[] content(ModelFiles files, String name) throws IOException {
    try (InputStream stream = files.open(name)) {
      return stream.readAllBytes();
    }
  }
}
