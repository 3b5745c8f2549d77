/** Language models and tokenizers. */
module ai.lynx.llm.backbones {
  requires ai.lynx.spi;

  provides ai.lynx.spi.component.LanguageModelProvider with
      ai.lynx.llm.backbones.llama.LlamaProvider;
}
