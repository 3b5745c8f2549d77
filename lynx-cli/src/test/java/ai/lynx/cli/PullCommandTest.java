package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.plug.BundledModel;
import ai.lynx.spi.plug.Plugs;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pulls lynx-mini from a hub on this machine, in a process of its own as the environment counts.
 */
class PullCommandTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String API = "/api/models/lynx/mini/";
  private static final String FILES = "/lynx/mini/resolve/" + COMMIT + "/";

  private final ModelFiles mini =
      Plugs.load("bundled model", BundledModel.class).get("lynx-mini").files();

  @TempDir private Path cache;

  @Test
  void whatIsPulledCanBeInspected() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        API + "revision/main", exchange -> send(exchange, "{\"sha\":\"" + COMMIT + "\"}"));
    server.createContext(API + "tree/" + COMMIT, exchange -> send(exchange, tree()));
    server.createContext(
        FILES,
        exchange ->
            send(exchange, bytes(exchange.getRequestURI().getPath().substring(FILES.length()))));
    server.start();
    Execution pulled;
    try {
      pulled = pull("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }

    assertThat(pulled.code()).as(pulled.err()).isZero();
    assertThat(pulled.err()).contains("model.safetensors (").contains("3 of 3 files done");
    Path folder = Path.of(pulled.out().strip());
    assertThat(folder).isEqualTo(cache.resolve("models--lynx--mini/snapshots/" + COMMIT));
    Execution inspected = Execution.of("inspect", folder.toUri());
    assertThat(inspected.code()).as(inspected.err()).isZero();
    assertThat(inspected.out())
        .contains("as Lynx's own folders are")
        .contains("unused weights: none");
  }

  @Test
  void noOtherCommandDownloads() {
    Execution inspected = Execution.of("inspect", "hf:lynx/never-pulled");

    assertThat(inspected.code()).isEqualTo(1);
    assertThat(inspected.err())
        .contains("hf:lynx/never-pulled is not on this machine")
        .contains("./lynx pull hf:lynx/never-pulled");
  }

  @Test
  void whatIsNoRepositoryIsRefused() {
    assertThat(Execution.of("pull", "a/b/c").code()).isEqualTo(2);
    assertThat(Execution.of("inspect", "hf:../x").code()).isEqualTo(2);
  }

  private Execution pull(String endpoint) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            LynxCommand.class.getName(),
            "pull",
            "lynx/mini");
    builder.environment().put("HF_ENDPOINT", endpoint);
    builder.environment().put("HF_HUB_CACHE", cache.toString());
    builder.environment().put("HF_HUB_OFFLINE", "0");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Execution(process.waitFor(), out, err);
  }

  private String tree() {
    return List.of("lynx.json", "model.safetensors", "tokenizer.json").stream()
        .map(
            name ->
                "{\"type\":\"file\",\"path\":\"%s\",\"lfs\":{\"oid\":\"%s\",\"size\":%d}}"
                    .formatted(name, digest(bytes(name)), mini.size(name)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private byte[] bytes(String name) {
    try (InputStream content = mini.open(name)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    send(exchange, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
