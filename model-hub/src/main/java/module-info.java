/**
 * Models from the Hugging Face hub. Nothing in here is named from elsewhere: the source is found by
 * ServiceLoader, as {@code ai.lynx.spi.source.ModelSource}.
 */
module ai.lynx.hub {
  requires ai.lynx.spi;
  requires java.net.http;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  provides ai.lynx.spi.source.ModelSource with
      ai.lynx.hub.HuggingFaceHub;
}
