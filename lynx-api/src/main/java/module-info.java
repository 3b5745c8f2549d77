/**
 * What a host application calls: load a model, ask about a picture or a video, stream the answer.
 *
 * <p>Values and interfaces only. No engine type and no third-party type appears here; the
 * implementation is found through {@link ai.lynx.LynxProvider}.
 */
module ai.lynx.api {
  requires transitive java.desktop;
  requires static transitive org.jspecify;

  exports ai.lynx;
  exports ai.lynx.error;
  exports ai.lynx.media;

  uses ai.lynx.LynxProvider;
}
