package ai.lynx.vision.encoders.vit;

/** Which pictures an encoder takes, and what happens to its table of positions. */
public enum PictureSizes {
  /** The configured size only; a checkpoint with another table is refused. */
  AS_STORED,
  /** The configured size only; the table of a checkpoint is resized to it when it is loaded. */
  CONFIGURED,
  /** Any size that has a patch; the table is resized for each. */
  ANY,
  /**
   * Any size that has a patch, also of pictures that fill only a part of their pixels; the patches
   * are spread over the table.
   */
  SPREAD
}
