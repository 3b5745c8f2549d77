package ai.lynx.hub;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.DownloadListener;
import ai.lynx.ModelLocation;
import ai.lynx.hub.http.HubSettings;
import ai.lynx.spi.checkpoint.ModelFiles;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads and processes that want the same model, and processes that are killed. */
@Timeout(60)
class ConcurrentDownloadTest {
  private static final ModelLocation TINY = ModelLocation.huggingFace(FakeHub.REPOSITORY);
  private static final String FILE = "model.safetensors";
  private static final byte[] WEIGHTS = HubFixture.bytes(400_000, 1);

  @TempDir private Path cache;
  private FakeHub server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHub().small("config.json", "{}").large(FILE, WEIGHTS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void threadsThatWantTheSameFetchItOnce() throws Exception {
    server.fault(FILE, ConcurrentDownloadTest::slowly);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      // Each with a source of its own, as several Lynx in one program have.
      List<Future<ModelFiles>> all =
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              HubFixture.hub(server.endpoint(), cache)
                                  .download(TINY, DownloadListener.SILENT)))
              .toList();
      for (Future<ModelFiles> one : all) {
        assertThat(HuggingFaceHubTest.content(one.get(), FILE)).isEqualTo(WEIGHTS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(server.requests(FILE)).hasSize(1);
    assertThat(server.requests("config.json")).hasSize(1);
  }

  @Test
  void processesThatWantTheSameFetchItOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    server.fault(
        FILE,
        (exchange, content) -> {
          begun.countDown();
          await(go);
          FakeHub.serve(exchange, content);
        });
    Process first = process();
    Process second = process();
    try {
      assertThat(begun.await(50, TimeUnit.SECONDS)).isTrue();
      // Until the other has asked for the list it cannot be waiting for the lock.
      while (server.paths().stream().filter(path -> path.contains("/tree/")).count() < 2) {
        Thread.sleep(20);
      }
      Thread.sleep(200);
      go.countDown();
      assertThat(first.waitFor()).isZero();
      assertThat(second.waitFor()).isZero();
    } finally {
      go.countDown();
      first.destroyForcibly();
      second.destroyForcibly();
    }
    assertThat(server.requests(FILE)).hasSize(1);
    assertThat(
            HuggingFaceHubTest.content(HubFixture.hub(server.endpoint(), cache).cached(TINY), FILE))
        .isEqualTo(WEIGHTS);
  }

  @Test
  void aKilledProcessIsTakenUpByTheNext() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.sendResponseHeaders(200, WEIGHTS.length);
          exchange.getResponseBody().write(WEIGHTS, 0, 200_000);
          exchange.getResponseBody().flush();
          half.countDown();
          await(end);
          exchange.close();
        });
    Path partial =
        cache.resolve(
            "models--lynx--tiny/blobs/" + server.content(FILE).digest() + ".lynx.incomplete");
    Process killed = process();
    try {
      assertThat(half.await(50, TimeUnit.SECONDS)).isTrue();
      while (!Files.exists(partial) || Files.size(partial) < 200_000) {
        Thread.sleep(10);
      }
    } finally {
      killed.destroyForcibly().waitFor();
      end.countDown();
    }

    ModelFiles files =
        HubFixture.hub(server.endpoint(), cache).download(TINY, DownloadListener.SILENT);

    assertThat(HuggingFaceHubTest.content(files, FILE)).isEqualTo(WEIGHTS);
    assertThat(server.requests(FILE).get(1).range()).contains("bytes=200000-");
    assertThat(partial).doesNotExist();
  }

  /** Another JVM that downloads. */
  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Downloading.class.getName(),
            server.endpoint().toString(),
            cache.toString())
        .inheritIO()
        .start();
  }

  /** What that JVM does. */
  static final class Downloading {
    private Downloading() {}

    public static void main(String[] arguments) {
      // Patient, as the test lets it wait.
      HubSettings settings =
          HubSettings.of(
              Map.of(
                  "HF_ENDPOINT",
                  arguments[0],
                  "HF_HUB_CACHE",
                  arguments[1],
                  "HF_HUB_ETAG_TIMEOUT",
                  "60",
                  "HF_HUB_DOWNLOAD_TIMEOUT",
                  "60"),
              Path.of(arguments[1]));
      new HuggingFaceHub(() -> settings).download(TINY, DownloadListener.SILENT);
    }
  }

  private static void slowly(HttpExchange exchange, FakeHub.Content content) throws IOException {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FakeHub.serve(exchange, content);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(50, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
