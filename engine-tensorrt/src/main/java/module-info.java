/**
 * The engine on ONNX Runtime. It exports nothing: applications ask for the engine called
 * "tensorrt".
 */
module ai.lynx.engine.tensorrt {
  requires ai.lynx.spi;
  requires com.google.protobuf;
  requires com.microsoft.onnxruntime;
  requires static org.jspecify;

  provides ai.lynx.spi.engine.EngineProvider with
      ai.lynx.engine.tensorrt.TensorRtEngineProvider;
}
