/** A small model that comes as an artifact, for those who want an answer without a download. */
module ai.lynx.mini {
  requires ai.lynx.spi;
  requires static org.jspecify;

  provides ai.lynx.spi.plug.BundledModel with
      ai.lynx.mini.LynxMini;
}
