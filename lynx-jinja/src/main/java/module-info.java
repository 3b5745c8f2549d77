/** The part of the Jinja template language that chat templates use. Depends on nothing. */
module ai.lynx.jinja {
  requires static transitive org.jspecify;

  exports ai.lynx.jinja;
}
