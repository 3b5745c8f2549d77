/** Small programs, one idea each. */
module ai.lynx.examples {
  requires ai.lynx.assembly;
  requires static org.jspecify;

  provides ai.lynx.spi.component.AdapterProvider with
      ai.lynx.examples.OwnAdapterPlug;
}
