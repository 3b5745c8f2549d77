/** The engine on PyTorch. It exports nothing: applications ask for the engine called "pytorch". */
module ai.lynx.engine.pytorch {
  requires ai.djl.api;
  requires ai.djl.pytorch_engine;
  requires ai.lynx.spi;
  requires static org.jspecify;

  provides ai.lynx.spi.engine.EngineProvider with
      ai.lynx.engine.pytorch.PyTorchEngineProvider;
}
