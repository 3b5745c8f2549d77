package ai.lynx.spi.plug;

/** What a plug may promise. */
public enum Capability {
  /** Gradients flow through it to its weights and its inputs. */
  TRAINABLE
}
