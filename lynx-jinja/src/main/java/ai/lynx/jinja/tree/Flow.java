package ai.lynx.jinja.tree;

/** How things go on after a statement. */
public enum Flow {
  NEXT,
  BREAK,
  CONTINUE
}
