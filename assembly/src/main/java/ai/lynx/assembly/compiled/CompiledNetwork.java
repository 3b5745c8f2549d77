package ai.lynx.assembly.compiled;

import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.network.VisionPart;
import ai.lynx.spi.component.TiledVisionEncoder;
import ai.lynx.spi.component.VisionEncoder;

/** A network whose parts run as compiled graphs. */
public final class CompiledNetwork {
  private CompiledNetwork() {}

  /**
   * The same network, compiled part by part when a part is first used.
   *
   * @param graphs keeps the graphs; open as long as the network is used
   */
  public static LynxNetwork of(LynxNetwork network, GraphStore graphs) {
    return new LynxNetwork(
        network.vision().map(part -> sight(part, graphs)),
        new CompiledLanguageModel("LLM", network.languageModel(), network.adapters(), graphs),
        network.adapters(),
        network.compute());
  }

  private static VisionPart sight(VisionPart part, GraphStore graphs) {
    return new VisionPart(
        encoder(part.encoder(), graphs),
        part.framePositions(),
        new CompiledBridge("bridge", part.bridge(), graphs),
        part.fusion(),
        part.mark());
  }

  /** An encoder of tiles is asked in a way of its own, and stays what it is. */
  private static VisionEncoder encoder(VisionEncoder encoder, GraphStore graphs) {
    return encoder instanceof TiledVisionEncoder
        ? encoder
        : new CompiledVisionEncoder("vision_encoder", encoder, graphs);
  }
}
