package ai.lynx.assembly.generation;

/** Hands every call on, so that a test can change one. */
abstract class ForwardingDecoding implements Decoding {
  private final Decoding inner;

  ForwardingDecoding(Decoding inner) {
    this.inner = inner;
  }

  @Override
  public int rows() {
    return inner.rows();
  }

  @Override
  public int vocabulary() {
    return inner.vocabulary();
  }

  @Override
  public float[] logits(int row) {
    return inner.logits(row);
  }

  @Override
  public void advance(int[] from, int[] tokens) {
    inner.advance(from, tokens);
  }

  @Override
  public void close() {
    inner.close();
  }
}
