/**
 * The plug "sentencepiece": {@code tokenizer.model} files (arXiv 1808.06226), with special tokens
 * treated as transformers 4.28.1's slow {@code LlamaTokenizer} treats them. {@link
 * ai.lynx.llm.backbones.sentencepiece.SentencePieceModel} and below know nothing of special tokens;
 * those are added by {@link ai.lynx.llm.backbones.sentencepiece.SentencePieceTokenizer}.
 */
@NullMarked
package ai.lynx.llm.backbones.sentencepiece;

import org.jspecify.annotations.NullMarked;
