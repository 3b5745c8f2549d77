package ai.lynx.assembly.model;

import ai.lynx.Token;
import ai.lynx.TokenListener;
import ai.lynx.spi.text.StreamingDecoder;

/** Turns new token ids into text for a listener. For one thread. */
final class StreamedText {
  private final StreamingDecoder decoder;
  private final TokenListener listener;
  private int last;

  StreamedText(StreamingDecoder decoder, TokenListener listener) {
    this.decoder = decoder;
    this.listener = listener;
  }

  void onToken(int id) {
    last = id;
    listener.onToken(new Token(id, decoder.next(id)));
  }

  /** Tells the listener what is left, such as the bytes of a character that was never finished. */
  void finish() {
    String rest = decoder.finish();
    if (!rest.isEmpty()) {
      listener.onToken(new Token(last, rest));
    }
  }
}
