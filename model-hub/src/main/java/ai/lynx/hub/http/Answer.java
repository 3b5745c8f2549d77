package ai.lynx.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer that says yes.
 *
 * @param status 200, or 206 for a part
 * @param headers of the server that sends the body
 * @param body fails if nothing comes for too long; the caller closes it
 */
public record Answer(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** What the body's length is said to be. */
  public OptionalLong length() {
    return headers.firstValueAsLong("Content-Length");
  }

  /** The entity tag, if it is a strong one: only that may stand in If-Range. */
  public Optional<String> strongTag() {
    return header("ETag").filter(tag -> tag.startsWith("\""));
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
