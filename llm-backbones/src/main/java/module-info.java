/** Language models and tokenizers. */
module ai.lynx.llm.backbones {
  requires ai.djl.api;
  requires ai.djl.tokenizers;
  requires ai.lynx.spi;
  requires com.fasterxml.jackson.databind;
  // DJL logs with it, but as it has no module descriptor it cannot say that it needs it.
  requires org.slf4j;
  requires static org.jspecify;

  exports ai.lynx.llm.backbones.words;

  provides ai.lynx.spi.component.LanguageModelProvider with
      ai.lynx.llm.backbones.families.Gemma3,
      ai.lynx.llm.backbones.families.GptNeox,
      ai.lynx.llm.backbones.families.Idefics,
      ai.lynx.llm.backbones.families.Llama,
      ai.lynx.llm.backbones.families.Mistral,
      ai.lynx.llm.backbones.families.Mllama,
      ai.lynx.llm.backbones.families.Opt,
      ai.lynx.llm.backbones.families.Phi,
      ai.lynx.llm.backbones.families.Phi3,
      ai.lynx.llm.backbones.families.Qwen2,
      ai.lynx.llm.backbones.families.Qwen3;
  provides ai.lynx.spi.text.TokenizerProvider with
      ai.lynx.llm.backbones.huggingface.HuggingFaceTokenizerProvider,
      ai.lynx.llm.backbones.sentencepiece.SentencePieceTokenizerProvider;
}
