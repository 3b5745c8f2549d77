package ai.lynx.vision.encoders.vit;

/** Which projections of self-attention add a bias. */
public enum AttentionBias {
  ALL,
  /** Keys have none: softmax would cancel it. */
  QUERY_AND_VALUE,
  NONE;

  boolean ofQueryAndValue() {
    return this != NONE;
  }

  boolean ofKey() {
    return this == ALL;
  }
}
