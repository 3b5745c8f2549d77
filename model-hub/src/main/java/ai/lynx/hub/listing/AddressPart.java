package ai.lynx.hub.listing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names as they stand in an address. */
public final class AddressPart {
  private AddressPart() {}

  /** One part: slashes in it are no separators, as in {@code refs/pr/1}. */
  public static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A path, whose slashes stay. */
  public static String path(String name) {
    return Arrays.stream(name.split("/"))
        .map(AddressPart::segment)
        .collect(Collectors.joining("/"));
  }
}
