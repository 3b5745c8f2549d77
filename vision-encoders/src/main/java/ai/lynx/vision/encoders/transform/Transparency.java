package ai.lynx.vision.encoders.transform;

/** What becomes of transparent pixels. */
enum Transparency {
  /** They stand on white: Hugging Face's processors since transformers 5. */
  WHITE,
  /** The colour stored under them stays: all before, and most other code. */
  IGNORED
}
