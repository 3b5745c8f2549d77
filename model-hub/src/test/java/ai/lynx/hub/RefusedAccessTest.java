package ai.lynx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.DownloadListener;
import ai.lynx.ModelLocation;
import ai.lynx.error.DownloadException;
import ai.lynx.error.LynxException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.hub.http.HubSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see what, and hubs that are none. */
@Timeout(60)
class RefusedAccessTest {
  private static final ModelLocation TINY = ModelLocation.huggingFace(FakeHub.REPOSITORY);
  private static final String FILE = "model.safetensors";
  private static final byte[] WEIGHTS = HubFixture.bytes(1000, 1);

  @TempDir private Path folder;
  private Path cache;
  private FakeHub server;

  @BeforeEach
  void start() throws IOException {
    cache = folder.resolve("cache");
    server = new FakeHub().small("config.json", "{}").large(FILE, WEIGHTS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HuggingFaceHub hub(Optional<String> token, boolean offline) {
    HubSettings plain = HubFixture.settings(server.endpoint(), cache);
    HubSettings settings =
        new HubSettings(plain.endpoint(), cache, token, offline, true, plain.timing());
    return new HuggingFaceHub(() -> settings);
  }

  private HuggingFaceHub hub() {
    return hub(Optional.empty(), false);
  }

  @Test
  void theTokenIsShownToTheHub() {
    server.needing("secret");

    hub(Optional.of("secret"), false).download(TINY, DownloadListener.SILENT);

    assertThat(server.requests()).hasSize(2).allMatch(FakeHub.Request::token);
  }

  @Test
  void theTokenIsNotShownToOtherHosts() throws IOException {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          seen.add(FakeHub.header(exchange, "Authorization").orElse("no token"));
          FakeHub.serve(exchange, server.content(FILE));
        });
    other.start();
    try {
      server
          .needing("secret")
          .fault(
              FILE,
              (exchange, content) -> {
                exchange.getResponseHeaders().set("X-Linked-Etag", content.tag());
                exchange
                    .getResponseHeaders()
                    .set(
                        "Location",
                        "http://127.0.0.1:" + other.getAddress().getPort() + "/bucket?signature=1");
                FakeHub.status(exchange, 302);
              });

      hub(Optional.of("secret"), false).download(TINY, DownloadListener.SILENT);

      assertThat(seen).containsExactly("no token");
      assertThat(server.requests(FILE)).hasSize(1).allMatch(FakeHub.Request::token);
    } finally {
      other.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http:", "/again"})
  void redirectsToNowhereAreNotFollowed(String target) {
    FakeHub.Fault redirect =
        (exchange, content) -> {
          String path = exchange.getRequestURI().getPath();
          exchange.getResponseHeaders().set("Location", target.equals("/again") ? path : target);
          FakeHub.status(exchange, 307);
        };
    for (int request = 0; request < 30; request++) {
      server.fault(FILE, redirect);
    }

    assertThatThrownBy(() -> hub().download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("redirects");
  }

  @Test
  void privateModelsAskForAToken() {
    server.needing("secret");

    assertThatThrownBy(() -> hub().download(TINY, DownloadListener.SILENT))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("lynx/tiny does not exist")
        .hasMessageContaining("private")
        .hasMessageContaining("HF_TOKEN");
    assertThatThrownBy(
            () -> hub(Optional.of("wrong"), false).download(TINY, DownloadListener.SILENT))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("wrong or expired");
  }

  @Test
  void gatedModelsSayWhereToAsk() {
    server.fault(
        FILE,
        (exchange, content) -> {
          exchange.getResponseHeaders().set("X-Error-Code", "GatedRepo");
          FakeHub.status(exchange, 403);
        });

    assertThatThrownBy(() -> hub().download(TINY, DownloadListener.SILENT))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("gated")
        .hasMessageContaining(server.endpoint() + "/lynx/tiny");
  }

  @Test
  void aRevisionThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () ->
                hub()
                    .download(
                        ModelLocation.huggingFace(FakeHub.REPOSITORY, "v9"),
                        DownloadListener.SILENT))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("no revision \"v9\"");
  }

  @Test
  void aRepositoryThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> hub().download(ModelLocation.huggingFace("no/such"), DownloadListener.SILENT))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("no/such does not exist");
  }

  @Test
  void offlineNothingConnects() {
    assertThatThrownBy(() -> hub(Optional.empty(), true).download(TINY, DownloadListener.SILENT))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("HF_HUB_OFFLINE");
    assertThat(server.paths()).isEmpty();

    hub().download(TINY, DownloadListener.SILENT);
    int before = server.paths().size();
    assertThat(hub(Optional.empty(), true).download(TINY, DownloadListener.SILENT).names())
        .contains(FILE);
    assertThat(server.paths()).hasSize(before);
  }

  @Test
  void aHubThatIsNotThereIsNamed() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + free);

    assertThatThrownBy(() -> HubFixture.hub(nobody, cache).download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("after 3 attempts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../evil.json",
        "/evil.json",
        "a/../../evil.json",
        "a//evil.json",
        "..\\\\evil.json",
        "C:evil.json",
        "evil\\u0000.json",
        ""
      })
  void namesThatLeadElsewhereAreRefused(String name) throws IOException {
    server.listing(
        ("[{\"type\":\"file\",\"path\":\"model.safetensors\",\"oid\":\"%1$s\",\"size\":1},"
                + "{\"type\":\"file\",\"path\":\"%2$s\",\"oid\":\"%1$s\",\"size\":1}]")
            .formatted("a".repeat(40), name));

    assertThatThrownBy(() -> hub().download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("no path inside a repository");
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[{\"type\":\"file\",\"path\":\"model.safetensors\",\"oid\":\"../../x\",\"size\":1}]",
        "[{\"type\":\"file\",\"path\":\"model.safetensors\",\"oid\":\"aa\",\"size\":-1}]",
        "[{\"type\":\"file\",\"path\":\"model.safetensors\"}]",
        "[{\"type\":\"file\",\"path\":{},\"size\":[]}]",
        "{}",
        "[[[[",
        ""
      })
  void listsThatMakeNoSenseAreRefused(String json) {
    server.listing(json.isEmpty() ? " " : json);

    assertThatThrownBy(() -> hub().download(TINY, DownloadListener.SILENT))
        .isInstanceOf(LynxException.class);
  }

  @Test
  void anEndlessListIsRefused() {
    byte[] page = "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    server.listFault(
        (exchange, content) -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            for (int part = 0; part < 40; part++) {
              exchange.getResponseBody().write(page);
            }
          } finally {
            exchange.close();
          }
        });

    assertThatThrownBy(() -> hub().download(TINY, DownloadListener.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("longer than 32 MiB");
  }
}
