/**
 * The reference assembly of Lynx: loading, generation, training. Applications depend on this
 * artifact and call ai.lynx.api.
 */
module ai.lynx.assembly {
  requires ai.lynx.jinja;
  requires transitive ai.lynx.spi;
  requires com.google.guice;
  requires jakarta.inject; // for Guice, which has no module-info to say so
  requires com.google.common; // likewise
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;

  exports ai.lynx.assembly;
  exports ai.lynx.assembly.chat;
  exports ai.lynx.assembly.compiled;
  exports ai.lynx.assembly.description;
  exports ai.lynx.assembly.exchange;
  exports ai.lynx.assembly.generation;
  exports ai.lynx.assembly.gguf;
  exports ai.lynx.assembly.huggingface;
  exports ai.lynx.assembly.huggingface.families;
  exports ai.lynx.assembly.model;
  exports ai.lynx.assembly.network;
  exports ai.lynx.assembly.official;
  exports ai.lynx.assembly.prompt;
  exports ai.lynx.assembly.published;
  exports ai.lynx.assembly.weights;
  exports ai.lynx.comparison;
  exports ai.lynx.training;
  exports ai.lynx.verification;
  exports ai.lynx.verification.reference;

  // Guice calls the methods of AssemblyModule.
  opens ai.lynx.assembly to
      com.google.guice;

  provides ai.lynx.LynxProvider with
      ai.lynx.assembly.ReferenceLynxProvider;
}
