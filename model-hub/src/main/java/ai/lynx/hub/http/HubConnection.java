package ai.lynx.hub.http;

import ai.lynx.DownloadListener;
import ai.lynx.ModelLocation;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Requests to the hub for one model. Redirects are followed here rather than by the client, because
 * the user's token must not be shown to the hosts that the hub sends downloads to. For one thread.
 */
public final class HubConnection {
  private static final int LONGEST_CHAIN = 10;

  private final HubSettings settings;
  private final HubErrors errors;
  private final DownloadListener listener;
  private final HttpClient client;

  public HubConnection(
      HubSettings settings, ModelLocation.HuggingFace location, DownloadListener listener) {
    this.settings = settings;
    this.errors = new HubErrors(location, settings.endpoint(), settings.token().isPresent());
    this.listener = listener;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // files come one after the other
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timing().connect())
            .build();
  }

  /**
   * Begins a file or a list.
   *
   * @param wanted in words, for messages
   */
  public Retries retries(String wanted) {
    return new Retries(wanted, settings.timing(), errors, listener);
  }

  /**
   * Asks once, following redirects.
   *
   * @param wanted in words, for messages
   * @param headers more of the request
   * @return the caller closes it
   * @throws Refusal if the status says no
   * @throws IOException if the connection fails
   */
  public Answer open(String wanted, URI address, Map<String, String> headers) throws IOException {
    URI uri = address;
    for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
      HttpResponse<InputStream> response = send(wanted, uri, headers);
      int status = response.statusCode();
      if (status == 200 || status == 206) {
        return new Answer(status, response.headers(), response.body());
      }
      response.body().close();
      Optional<String> next = location(status, response.headers());
      if (next.isEmpty()) {
        throw new Refusal(uri, status, response.headers());
      }
      uri = redirected(uri, next.get());
    }
    throw new ProtocolException(address.getHost() + " redirects in circles");
  }

  private HttpResponse<InputStream> send(String wanted, URI uri, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.timing().answer())
            .header("User-Agent", "lynx; java/" + Runtime.version().feature())
            .header("Accept-Encoding", "identity"); // lengths and ranges are those of the file
    headers.forEach(request::header);
    if (isHub(uri)) {
      settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    }
    try {
      return client.send(request.build(), head -> new TimedBody(settings.timing().stall()));
    } catch (InterruptedException e) {
      throw Retries.cancelled(wanted, e);
    }
  }

  private static Optional<String> location(int status, HttpHeaders headers) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> headers.firstValue("Location");
      default -> Optional.empty();
    };
  }

  private static URI redirected(URI from, String location) throws IOException {
    try {
      URI to = from.resolve(location);
      boolean secure = "https".equals(to.getScheme());
      boolean asSecureAsBefore = "http".equals(to.getScheme()) && "http".equals(from.getScheme());
      if (to.getHost() != null && (secure || asSecureAsBefore)) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new ProtocolException(
        from.getHost() + " redirects to \"" + location + "\", which is not followed");
  }

  /** Whether a request goes to the hub itself, which alone may see the token. */
  private boolean isHub(URI uri) {
    URI hub = settings.endpoint();
    return hub.getScheme().equals(uri.getScheme())
        && hub.getHost().equalsIgnoreCase(uri.getHost())
        && port(hub) == port(uri);
  }

  private static int port(URI uri) {
    int usual = "https".equals(uri.getScheme()) ? 443 : 80;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }
}
