package ai.lynx.jinja.value;

/** Python's None. */
public enum None {
  NONE
}
