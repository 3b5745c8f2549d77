package ai.lynx.hub.download;

import ai.lynx.error.DownloadException;
import ai.lynx.hub.http.Answer;
import ai.lynx.hub.http.HubConnection;
import ai.lynx.hub.http.Refusal;
import ai.lynx.hub.http.Retries;
import ai.lynx.hub.listing.RemoteFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches the content of one file: goes on where an earlier attempt broke off, and believes nothing
 * but the digest. For one thread, which holds the file's lock.
 */
final class BlobDownload {
  private static final Pattern PART =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
  private static final int BUFFER = 1 << 16;
  private static final int WRONG_CONTENTS = 2;

  private final HubConnection hub;
  private final RemoteFile file;
  private final URI address;
  private final ProgressReport report;
  private Optional<String> tag = Optional.empty();

  /**
   * @param address where the content is
   * @param report hears of every byte
   */
  BlobDownload(HubConnection hub, RemoteFile file, URI address, ProgressReport report) {
    this.hub = hub;
    this.file = file;
    this.address = address;
    this.report = report;
  }

  /**
   * Fetches what is missing.
   *
   * @param partial what is there already, and grows
   * @param place gets the whole file
   * @throws DownloadException if that fails for good; a wrong content is thrown away, a part of one
   *     stays
   */
  void run(Path partial, Path place) throws IOException {
    try (PartialFile part = new PartialFile(partial, file)) {
      for (int wrong = 1; ; wrong++) {
        fetch(part);
        String found = part.digest();
        if (found.equals(file.digest())) {
          part.moveTo(place);
          return;
        }
        part.restart();
        report.at(file, 0);
        if (wrong == WRONG_CONTENTS) {
          throw new DownloadException(
              "%s came with the wrong content %d times: its digest is %s where the hub says %s. It was thrown away; something between here and the hub changes files, or the hub's copy is damaged."
                  .formatted(file.name(), WRONG_CONTENTS, found, file.digest()));
        }
      }
    }
  }

  private void fetch(PartialFile part) {
    Retries retries = hub.retries(file.name());
    while (!part.isComplete()) {
      long before = part.length();
      try {
        attempt(part);
      } catch (LocalFailure e) {
        if (Thread.currentThread().isInterrupted()) { // which closes the file
          throw Retries.cancelled(file.name(), e);
        }
        throw new DownloadException(
            "%s cannot be written to the cache: %s".formatted(file.name(), e.getMessage()), e);
      } catch (IOException e) {
        if (part.length() > before) {
          retries.progressed();
        }
        retries.pauseAfter(e);
      }
    }
  }

  private void attempt(PartialFile part) throws IOException {
    Map<String, String> headers = new HashMap<>();
    long from = part.length();
    report.at(file, from);
    if (from > 0) {
      headers.put("Range", "bytes=" + from + "-");
      tag.ifPresent(value -> headers.put("If-Range", value));
    }
    try (Answer answer = hub.open(file.name(), address, headers)) {
      if (answer.status() == 206) {
        checkRange(answer, from);
      } else if (from > 0) { // ranges are not known there, or the file has changed
        restart(part);
      }
      checkLength(answer, part);
      tag = answer.strongTag();
      copy(answer.body(), part);
    } catch (Refusal e) {
      if (e.status() != 416) {
        throw e;
      }
      restart(part);
      throw new ProtocolException("the server has no such part of the file");
    }
  }

  private void checkRange(Answer answer, long from) throws IOException {
    String range = answer.header("Content-Range").orElse("");
    Matcher part = PART.matcher(range);
    boolean right =
        part.matches()
            && Long.parseLong(part.group(1)) == from
            && (part.group(2).equals("*") || Long.parseLong(part.group(2)) == file.size());
    if (!right) {
      throw new ProtocolException(
          "asked for bytes from %d of %d, the server sends \"%s\""
              .formatted(from, file.size(), range));
    }
  }

  private void checkLength(Answer answer, PartialFile part) throws IOException {
    long expected = file.size() - part.length();
    if (answer.length().isPresent() && answer.length().getAsLong() != expected) {
      throw new ProtocolException(
          "the server announces %d bytes where the hub's list says %d"
              .formatted(answer.length().getAsLong(), expected));
    }
  }

  private void copy(InputStream body, PartialFile part) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int count;
    while ((count = body.read(buffer)) >= 0) {
      if (count > file.size() - part.length()) {
        restart(part);
        throw new ProtocolException(
            "the server sends more than the " + file.size() + " bytes that the hub lists");
      }
      write(part, buffer, count);
      report.at(file, part.length());
    }
    if (!part.isComplete()) {
      throw new ProtocolException(
          "the connection was closed after %d of %d bytes".formatted(part.length(), file.size()));
    }
  }

  private void restart(PartialFile part) throws IOException {
    try {
      part.restart();
    } catch (IOException e) {
      throw new LocalFailure(e);
    }
    report.at(file, 0);
  }

  private static void write(PartialFile part, byte[] bytes, int count) throws IOException {
    try {
      part.append(bytes, count);
    } catch (IOException e) {
      throw new LocalFailure(e);
    }
  }

  /** Of this machine's disk, which no repetition mends. */
  private static final class LocalFailure extends IOException {
    private static final long serialVersionUID = 1L;

    LocalFailure(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
