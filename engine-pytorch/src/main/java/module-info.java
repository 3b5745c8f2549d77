/** The engine on PyTorch. It exports nothing: applications ask for the engine called "pytorch". */
module ai.lynx.engine.pytorch {
  requires ai.djl.api;
  requires ai.djl.pytorch_engine;
  requires ai.lynx.spi;
  // DJL logs with it, but as it has no module descriptor it cannot say that it needs it.
  requires org.slf4j;
  requires static org.jspecify;

  provides ai.lynx.spi.engine.EngineProvider with
      ai.lynx.engine.pytorch.PyTorchEngineProvider;
}
