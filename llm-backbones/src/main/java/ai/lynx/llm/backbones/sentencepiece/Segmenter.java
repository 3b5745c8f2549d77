package ai.lynx.llm.backbones.sentencepiece;

import java.util.List;

/** Cuts normalised text into pieces. Immutable; safe for use by several threads. */
interface Segmenter {
  /** The parts of the text, in order; joined they are the text. Some may be no piece. */
  List<String> segment(String normalized);
}
