package ai.lynx.verification.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The fields of a case, and which of them somebody has looked at. For one thread. */
public final class Fields {
  private final JsonNode description;
  private final Set<String> read;

  /**
   * @param about fields that are not compared with anything
   */
  public Fields(JsonNode description, Set<String> about) {
    this.description = description;
    this.read = new HashSet<>(about);
  }

  /** All fields, without counting one as looked at. */
  public JsonNode description() {
    return description;
  }

  /** The rows of a field; none if the case does not have it. */
  public List<JsonNode> rows(String name) {
    return StreamSupport.stream(get(name).spliterator(), false).toList();
  }

  /** The field of that name, a missing node if there is none; it counts as looked at. */
  public JsonNode get(String name) {
    read.add(name);
    return description.path(name);
  }

  /** Says which fields nobody has looked at. */
  public void failUnread(Findings findings) {
    Set<String> unread = new TreeSet<>();
    description.fieldNames().forEachRemaining(unread::add);
    unread.removeAll(read);
    unread.forEach(name -> findings.fail("the field " + name + " was held against nothing"));
  }
}
