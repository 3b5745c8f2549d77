package ai.lynx.hub.listing;

import ai.lynx.ModelLocation;
import ai.lynx.error.DownloadException;
import ai.lynx.hub.http.Answer;
import ai.lynx.hub.http.HubConnection;
import ai.lynx.hub.http.Retries;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a repository holds at one commit.
 *
 * @param commit 40 hexadecimal digits
 * @param files by name
 */
public record RepositoryListing(String commit, Map<String, RemoteFile> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern NEXT = Pattern.compile("<([^<>]+)>\\s*;\\s*rel=\"?next\"?");
  private static final int LARGEST_ANSWER = 32 << 20;
  private static final int MOST_PAGES = 200; // of up to 1,000 files

  /** Asks the hub: for the commit of a revision, then for the tree of that commit. */
  public static RepositoryListing fetch(
      HubConnection hub, URI endpoint, ModelLocation.HuggingFace location) {
    String model = endpoint + "/api/models/" + AddressPart.path(location.repository());
    String wanted = "the list of files of " + location.repository();
    Page revision =
        fetch(
            hub,
            wanted,
            URI.create(model + "/revision/" + AddressPart.segment(location.revision())));
    String commit = revision.content().path("sha").asText();
    if (!COMMIT.matcher(commit).matches()) {
      throw new DownloadException(
          "%s answers for %s with no commit; is it a hub? (HF_ENDPOINT)"
              .formatted(endpoint, location));
    }
    Map<String, RemoteFile> files = new TreeMap<>();
    Optional<URI> next =
        Optional.of(URI.create(model + "/tree/" + commit + "?recursive=true&expand=false"));
    for (int page = 0; next.isPresent(); page++) {
      if (page == MOST_PAGES) {
        throw new DownloadException(
            "%s has more files than any model; nothing was downloaded.".formatted(location));
      }
      Page tree = fetch(hub, wanted, next.get());
      for (JsonNode entry : tree.content()) {
        if (entry.path("type").asText().equals("file")) {
          RemoteFile file = file(entry);
          files.put(file.name(), file);
        }
      }
      next = tree.next();
    }
    return new RepositoryListing(commit, files);
  }

  /** The files of these names, in that order; those that the repository lacks are left out. */
  public List<RemoteFile> named(List<String> names) {
    return names.stream().filter(files::containsKey).map(files::get).toList();
  }

  private static RemoteFile file(JsonNode entry) {
    JsonNode large = entry.path("lfs");
    boolean isLarge = large.hasNonNull("oid");
    return new RemoteFile(
        entry.path("path").asText(),
        (isLarge && large.has("size") ? large : entry).path("size").asLong(-1),
        (isLarge ? large : entry).path("oid").asText());
  }

  private record Page(JsonNode content, Optional<URI> next) {}

  private static Page fetch(HubConnection hub, String wanted, URI address) {
    Retries retries = hub.retries(wanted);
    while (true) {
      try (Answer answer = hub.open(wanted, address, Map.of("Accept", "application/json"))) {
        byte[] bytes = answer.body().readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
          throw new DownloadException(
              "%s is longer than %d MiB; nothing was downloaded."
                  .formatted(wanted, LARGEST_ANSWER >> 20));
        }
        return new Page(JSON.readTree(bytes), next(answer, address));
      } catch (JsonProcessingException e) {
        throw new DownloadException(
            "%s answers for %s with something that is no JSON; is it a hub? (HF_ENDPOINT)"
                .formatted(address.getHost(), wanted),
            e);
      } catch (IOException e) {
        retries.pauseAfter(e);
      }
    }
  }

  private static Optional<URI> next(Answer answer, URI address) {
    Matcher link = NEXT.matcher(answer.header("Link").orElse(""));
    if (!link.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(address.resolve(link.group(1)));
    } catch (IllegalArgumentException e) {
      throw new DownloadException(
          "%s names a next page that is no address: %s".formatted(address.getHost(), link.group(1)),
          e);
    }
  }
}
