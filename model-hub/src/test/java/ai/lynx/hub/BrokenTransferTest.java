package ai.lynx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.DownloadListener;
import ai.lynx.DownloadProgress;
import ai.lynx.ModelLocation;
import ai.lynx.error.CancelledException;
import ai.lynx.error.DownloadException;
import ai.lynx.spi.checkpoint.ModelFiles;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that drop, lie, change their minds or fall silent. */
@Timeout(60)
class BrokenTransferTest {
  private static final ModelLocation TINY = ModelLocation.huggingFace(FakeHub.REPOSITORY);
  private static final String FILE = "model.safetensors";
  private static final byte[] WEIGHTS = HubFixture.bytes(200_000, 1);
  private static final int HALF = 100_000;

  @TempDir private Path cache;
  private FakeHub server;
  private HuggingFaceHub hub;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHub().small("config.json", "{}").large(FILE, WEIGHTS);
    hub = HubFixture.hub(server.endpoint(), cache);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aDroppedConnectionIsTakenUpWhereItBroke() throws IOException {
    server.fault(FILE, BrokenTransferTest::drop, BrokenTransferTest::drop);

    check(hub.download(TINY, DownloadListener.SILENT));

    assertThat(ranges()).containsExactly("all", "bytes=100000-", "bytes=150000-");
    assertThat(server.requests(FILE).get(1).ifRange())
        .contains(server.content(FILE).tag()); // else a changed file would be glued to the old one
  }

  /** Sends half of what is missing. */
  private static void drop(HttpExchange exchange, FakeHub.Content content) throws IOException {
    exchange.getResponseHeaders().set("ETag", content.tag());
    int from = FakeHub.from(exchange, content.tag());
    int length = content.length();
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, length - 1, length));
    }
    int to = from + (length - from) / 2;
    FakeHub.send(exchange, from > 0 ? 206 : 200, length - from, content.bytes(), from, to);
  }

  @Test
  void aServerThatKnowsNoRangesStartsOver() throws IOException {
    List<DownloadProgress> heard = new ArrayList<>();
    server.fault(
        FILE,
        BrokenTransferTest::drop,
        (exchange, content) ->
            FakeHub.send(exchange, 200, WEIGHTS.length, WEIGHTS, 0, WEIGHTS.length));

    check(hub.download(TINY, heard::add));

    assertThat(heard.get(heard.size() - 1).bytesDone()).isEqualTo(WEIGHTS.length + 2L);
  }

  @Test
  void aFileThatChangedMeanwhileIsFetchedAnew() throws IOException {
    byte[] old = HubFixture.bytes(WEIGHTS.length, 9);
    server.fault(
        FILE, (exchange, content) -> drop(exchange, new FakeHub.Content(old, true, "", "\"old\"")));

    check(hub.download(TINY, DownloadListener.SILENT));

    assertThat(server.requests(FILE).get(1).ifRange()).contains("\"old\"");
  }

  @Test
  void aPartOfAnotherFileIsFoundOutAndThrownAway() throws IOException {
    byte[] old = HubFixture.bytes(WEIGHTS.length, 9);
    server.fault(
        FILE,
        // Without a tag there is no If-Range, and the rest comes from the right file.
        (exchange, content) -> FakeHub.send(exchange, 200, WEIGHTS.length, old, 0, HALF));

    check(hub.download(TINY, DownloadListener.SILENT));

    assertThat(ranges()).containsExactly("all", "bytes=100000-", "all");
  }

  @Test
  void aWrongContentIsNeverKept() {
    FakeHub.Fault wrong =
        (exchange, content) ->
            FakeHub.send(
                exchange,
                200,
                WEIGHTS.length,
                HubFixture.bytes(WEIGHTS.length, 7),
                0,
                WEIGHTS.length);
    server.fault(FILE, wrong, wrong);

    assertThatThrownBy(() -> hub.download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("model.safetensors came with the wrong content")
        .hasMessageContaining(server.content(FILE).digest());

    Path folder = cache.resolve("models--lynx--tiny");
    assertThat(folder.resolve("blobs/" + server.content(FILE).digest())).doesNotExist();
    assertThat(folder.resolve("blobs/" + server.content(FILE).digest() + ".lynx.incomplete"))
        .isEmptyFile();
    assertThat(folder.resolve("refs/main")).doesNotExist();
  }

  @Test
  void smallFilesAreCheckedToo() {
    FakeHub.Fault wrong =
        (exchange, content) -> FakeHub.send(exchange, 200, 2, new byte[] {'[', ']'}, 0, 2);
    server.fault("config.json", wrong, wrong);

    assertThatThrownBy(() -> hub.download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("config.json came with the wrong content");
  }

  @Test
  void aServerThatLiesAboutTheLengthIsNotBelieved() throws IOException {
    byte[] longer = HubFixture.bytes(WEIGHTS.length + 1000, 7);
    server.fault(
        FILE,
        (exchange, content) -> FakeHub.send(exchange, 200, longer.length, longer, 0, longer.length),
        (exchange, content) -> FakeHub.send(exchange, 200, HALF, WEIGHTS, 0, HALF));

    check(hub.download(TINY, DownloadListener.SILENT));
  }

  @Test
  void aServerThatAlwaysLiesIsNamedAsTheCause() {
    FakeHub.Fault lie = (exchange, content) -> FakeHub.send(exchange, 200, HALF, WEIGHTS, 0, HALF);
    server.fault(FILE, lie, lie, lie);

    assertThatThrownBy(() -> hub.download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("announces 100000 bytes where the hub's list says 200000");
  }

  @Test
  void withoutAnnouncedLengthTooManyBytesAreRefused() throws IOException {
    byte[] longer = HubFixture.bytes(WEIGHTS.length + 1000, 7);
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.sendResponseHeaders(200, 0); // in chunks
          try {
            exchange.getResponseBody().write(longer);
          } finally {
            exchange.close();
          }
        });

    check(hub.download(TINY, DownloadListener.SILENT));
  }

  @Test
  void aPartThatWasNotAskedForIsRefused() throws IOException {
    server.fault(
        FILE,
        BrokenTransferTest::drop,
        (exchange, content) -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-99999/200000");
          FakeHub.send(exchange, 206, HALF, WEIGHTS, 0, HALF);
        });

    check(hub.download(TINY, DownloadListener.SILENT));

    assertThat(ranges()).containsExactly("all", "bytes=100000-", "bytes=100000-");
  }

  @Test
  void aPartThatTheServerHasNotIsFetchedAnew() throws IOException {
    server.fault(
        FILE, BrokenTransferTest::drop, (exchange, content) -> FakeHub.status(exchange, 416));

    check(hub.download(TINY, DownloadListener.SILENT));

    assertThat(ranges()).containsExactly("all", "bytes=100000-", "all");
  }

  @Test
  void aServerThatFallsSilentIsLeft() throws IOException {
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.getResponseHeaders().set("ETag", content.tag());
          exchange.sendResponseHeaders(200, WEIGHTS.length);
          exchange.getResponseBody().write(WEIGHTS, 0, HALF);
          exchange.getResponseBody().flush();
          rest(HubFixture.STALL.multipliedBy(5));
          exchange.close();
        });
    List<String> delays = new ArrayList<>();

    check(hub.download(TINY, listener(delays)));

    assertThat(ranges()).hasSize(2);
    assertThat(ranges().get(1)).isNotEqualTo("all");
    assertThat(delays).anyMatch(delay -> delay.contains("nothing came for 0.4 s"));
  }

  @Test
  void aSlowServerIsWaitedFor() throws IOException {
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.sendResponseHeaders(200, WEIGHTS.length);
          for (int at = 0; at < WEIGHTS.length; at += 40_000) {
            exchange.getResponseBody().write(WEIGHTS, at, 40_000);
            exchange.getResponseBody().flush();
            rest(HubFixture.STALL.dividedBy(4));
          }
          exchange.close();
        });

    check(hub.download(TINY, DownloadListener.SILENT));

    assertThat(ranges()).containsExactly("all");
  }

  @Test
  void aServerThatIsBusyIsAskedAgainWhenItSays() throws IOException {
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.getResponseHeaders().set("Retry-After", "1");
          FakeHub.status(exchange, 429);
        },
        (exchange, content) -> FakeHub.status(exchange, 503));
    Instant began = Instant.now();
    List<String> delays = new ArrayList<>();

    check(hub.download(TINY, listener(delays)));

    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(990));
    assertThat(delays).anyMatch(delay -> delay.contains("429") && delay.contains("1.0 s"));
    assertThat(ranges()).hasSize(3);
  }

  @Test
  void aDateToWaitForIsUnderstood() throws IOException {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.getResponseHeaders().set("Retry-After", date);
          FakeHub.status(exchange, 503);
        });
    Instant began = Instant.now();

    check(hub.download(TINY, DownloadListener.SILENT));

    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void aServerThatIsBusyForHoursIsNotWaitedFor() {
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.getResponseHeaders().set("Retry-After", "7200");
          FakeHub.status(exchange, 429);
        });

    assertThatThrownBy(() -> hub.download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("asks to wait 7200 seconds");
  }

  @Test
  void whatWasFetchedStaysWhenTheHubIsGivenUp() throws IOException {
    FakeHub.Fault down = (exchange, content) -> FakeHub.status(exchange, 503);
    server.fault(FILE, BrokenTransferTest::drop, down, down, down);

    assertThatThrownBy(() -> hub.download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("model.safetensors was not fetched after 3 attempts")
        .hasMessageContaining("503");

    check(hub.download(TINY, DownloadListener.SILENT));
    assertThat(ranges().get(ranges().size() - 1)).isEqualTo("bytes=100000-");
  }

  @Test
  void anExceptionOfTheListenerEndsTheDownloadAndReachesTheCaller() throws IOException {
    DownloadListener stopping =
        progress -> {
          if (progress.bytesDone() > 2) {
            throw new IllegalStateException("enough");
          }
        };
    server.fault(FILE, BrokenTransferTest::drop);

    assertThatThrownBy(() -> hub.download(TINY, stopping)).hasMessage("enough");

    check(hub.download(TINY, DownloadListener.SILENT));
  }

  @Test
  void anInterruptedThreadStops() throws Exception {
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.sendResponseHeaders(200, WEIGHTS.length);
          exchange.getResponseBody().write(WEIGHTS, 0, HALF);
          exchange.getResponseBody().flush();
          rest(Duration.ofSeconds(10));
        });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread downloading =
        new Thread(
            () -> {
              try {
                hub.download(TINY, DownloadListener.SILENT);
              } catch (RuntimeException e) {
                thrown.set(e);
              }
            });
    downloading.start();
    while (server.requests(FILE).isEmpty()) {
      Thread.sleep(10);
    }
    Thread.sleep(100);

    downloading.interrupt();
    downloading.join(5_000);

    assertThat(thrown.get()).isInstanceOf(CancelledException.class);
  }

  private static DownloadListener listener(List<String> delays) {
    return new DownloadListener() {
      @Override
      public void onProgress(DownloadProgress progress) {}

      @Override
      public void onDelay(String message) {
        delays.add(message);
      }
    };
  }

  private void check(ModelFiles files) throws IOException {
    assertThat(HuggingFaceHubTest.content(files, FILE)).isEqualTo(WEIGHTS);
    Path blob = cache.resolve("models--lynx--tiny/blobs/" + server.content(FILE).digest());
    assertThat(Files.size(blob)).isEqualTo(WEIGHTS.length);
  }

  private List<String> ranges() {
    return server.requests(FILE).stream()
        .map(FakeHub.Request::range)
        .map(range -> range.orElse("all"))
        .toList();
  }

  private static void rest(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
