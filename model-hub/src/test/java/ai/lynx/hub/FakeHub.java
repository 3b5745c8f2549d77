package ai.lynx.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A hub on this machine with one repository, {@code lynx/tiny}, whose answers can be made to go
 * wrong: the next request for a file takes the next of its faults, and is answered well when there
 * are none left.
 */
final class FakeHub implements AutoCloseable {
  static final String REPOSITORY = "lynx/tiny";
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** What a request for a file looked like. */
  record Request(String file, Optional<String> range, Optional<String> ifRange, boolean token) {}

  /** Answers in place of the hub. */
  interface Fault {
    void answer(HttpExchange exchange, Content content) throws IOException;
  }

  /** A file, with what the hub says of it. */
  static final class Content {
    private final byte[] bytes;
    private final boolean large;
    private final String digest;
    private final String tag;

    Content(byte[] bytes, boolean large, String digest, String tag) {
      this.bytes = bytes;
      this.large = large;
      this.digest = digest;
      this.tag = tag;
    }

    String digest() {
      return digest;
    }

    String tag() {
      return tag;
    }

    byte[] bytes() {
      return bytes.clone();
    }

    int length() {
      return bytes.length;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Content> files = new LinkedHashMap<>();
  private final Map<String, Deque<Fault>> faults = new LinkedHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private int pageSize = 1000;
  private Optional<String> token = Optional.empty();
  private Optional<Fault> listFault = Optional.empty();
  private Optional<String> listing = Optional.empty();

  FakeHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/api/models/" + REPOSITORY + "/", this::list);
    server.createContext("/" + REPOSITORY + "/resolve/" + COMMIT + "/", this::resolve);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("X-Error-Code", "RepoNotFound");
          exchange.getResponseHeaders().set("X-Error-Message", "Repository not found");
          status(exchange, 404);
        });
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A large file, which is named by SHA-256. */
  FakeHub large(String name, byte[] bytes) {
    return file(name, bytes, true, digest("SHA-256", bytes));
  }

  /** A small file, which is named as Git does. */
  FakeHub small(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] head = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    return file(name, bytes, false, digest("SHA-1", all));
  }

  private FakeHub file(String name, byte[] bytes, boolean large, String digest) {
    files.put(name, new Content(bytes, large, digest, "\"" + digest + "\""));
    return this;
  }

  Content content(String name) {
    return files.get(name);
  }

  /** The next requests for a file go wrong so. */
  FakeHub fault(String name, Fault... next) {
    faults.computeIfAbsent(name, key -> new ArrayDeque<>()).addAll(List.of(next));
    return this;
  }

  FakeHub pagesOf(int size) {
    pageSize = size;
    return this;
  }

  FakeHub needing(String secret) {
    token = Optional.of(secret);
    return this;
  }

  /** Every request for a list goes wrong so. */
  FakeHub listFault(Fault fault) {
    listFault = Optional.of(fault);
    return this;
  }

  /** What is listed, instead of the files. */
  FakeHub listing(String json) {
    listing = Optional.of(json);
    return this;
  }

  /** Requests for files, in order. */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  List<Request> requests(String file) {
    return requests.stream().filter(request -> request.file().equals(file)).toList();
  }

  /** Paths of all requests, with queries. */
  List<String> paths() {
    return List.copyOf(paths);
  }

  private void list(HttpExchange exchange) throws IOException {
    paths.add(exchange.getRequestURI().toString());
    if (refuses(exchange)) {
      return;
    }
    if (listFault.isPresent()) {
      listFault.get().answer(exchange, new Content(new byte[0], false, "", ""));
      return;
    }
    String path = exchange.getRequestURI().getRawPath();
    if (path.endsWith("/revision/main") || path.endsWith("/revision/refs%2Fpr%2F1")) {
      json(exchange, "{\"id\":\"" + REPOSITORY + "\",\"sha\":\"" + COMMIT + "\"}");
    } else if (path.endsWith("/tree/" + COMMIT)) {
      tree(exchange);
    } else {
      exchange.getResponseHeaders().set("X-Error-Code", "RevisionNotFound");
      status(exchange, 404);
    }
  }

  private void tree(HttpExchange exchange) throws IOException {
    if (listing.isPresent()) {
      json(exchange, listing.get());
      return;
    }
    String query = exchange.getRequestURI().getQuery();
    int page = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
    List<String> names = new ArrayList<>(files.keySet());
    int end = Math.min((page + 1) * pageSize, names.size());
    if (end < names.size()) {
      String next =
          endpoint()
              + exchange.getRequestURI().getRawPath()
              + "?recursive=true&cursor="
              + (page + 1);
      exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
    }
    List<String> entries = new ArrayList<>();
    entries.add("{\"type\":\"directory\",\"path\":\"folder\",\"oid\":\"0\",\"size\":0}");
    for (String name : names.subList(page * pageSize, end)) {
      Content file = files.get(name);
      entries.add(
          file.large
              ? "{\"type\":\"file\",\"path\":\"%s\",\"oid\":\"%s\",\"size\":%d,\"lfs\":{\"oid\":\"%s\",\"size\":%d,\"pointerSize\":134}}"
                  .formatted(name, "f".repeat(40), file.length(), file.digest(), file.length())
              : "{\"type\":\"file\",\"path\":\"%s\",\"oid\":\"%s\",\"size\":%d}"
                  .formatted(name, file.digest(), file.length()));
    }
    json(exchange, "[" + String.join(",", entries) + "]");
  }

  private void resolve(HttpExchange exchange) throws IOException {
    paths.add(exchange.getRequestURI().toString());
    String prefix = exchange.getHttpContext().getPath();
    String name = exchange.getRequestURI().getPath().substring(prefix.length());
    requests.add(
        new Request(
            name,
            header(exchange, "Range"),
            header(exchange, "If-Range"),
            header(exchange, "Authorization").isPresent()));
    if (refuses(exchange)) {
      return;
    }
    Content content = files.get(name);
    if (content == null) {
      exchange.getResponseHeaders().set("X-Error-Code", "EntryNotFound");
      status(exchange, 404);
      return;
    }
    Deque<Fault> next = faults.getOrDefault(name, new ArrayDeque<>());
    Fault fault;
    synchronized (next) {
      fault = next.isEmpty() ? FakeHub::serve : next.poll();
    }
    fault.answer(exchange, content);
  }

  private boolean refuses(HttpExchange exchange) throws IOException {
    boolean may =
        token.isEmpty()
            || header(exchange, "Authorization").equals(token.map(secret -> "Bearer " + secret));
    if (!may) {
      exchange.getResponseHeaders().set("X-Error-Message", "Invalid username or password.");
      status(exchange, 401);
    }
    return !may;
  }

  /** As a good server does: whole, or from where it is asked to. */
  static void serve(HttpExchange exchange, Content content) throws IOException {
    exchange.getResponseHeaders().set("ETag", content.tag());
    exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
    int from = from(exchange, content.tag());
    byte[] bytes = content.bytes;
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
    }
    send(exchange, from > 0 ? 206 : 200, bytes.length - from, bytes, from, bytes.length);
  }

  /** Where a request wants a file to begin, if what it has is of the same tag. */
  static int from(HttpExchange exchange, String tag) {
    boolean same = header(exchange, "If-Range").map(tag::equals).orElse(true);
    return same
        ? header(exchange, "Range")
            .map(range -> Integer.parseInt(range.replaceAll("\\D", "")))
            .orElse(0)
        : 0;
  }

  /** Announces some length, sends some bytes, and closes the connection. */
  static void send(
      HttpExchange exchange, int status, long announced, byte[] bytes, int from, int to)
      throws IOException {
    exchange.sendResponseHeaders(status, announced == 0 ? -1 : announced);
    try {
      OutputStream body = exchange.getResponseBody();
      body.write(bytes, from, to - from);
      body.flush();
    } finally {
      exchange.close();
    }
  }

  static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    send(exchange, 200, bytes.length, bytes, 0, bytes.length);
  }

  static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
