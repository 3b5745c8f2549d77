package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.GenerationOptions;
import org.junit.jupiter.api.Test;

class SearchInWordsTest {
  @Test
  void saysOnlyWhatIsNotAsUsual() {
    assertThat(SearchInWords.of(GenerationOptions.builder().maxNewTokens(80).build()))
        .isEqualTo("greedy search, at most 80 new tokens");
  }

  @Test
  void tellsSearchesApart() {
    GenerationOptions.Builder five = GenerationOptions.builder().beams(5).maxNewTokens(9);
    assertThat(SearchInWords.of(five.lengthPenalty(-2).noRepeatNgramSize(2).build()))
        .isEqualTo(
            "beam search, 5 beams, at most 9 new tokens, length penalty -2.0, no repeated n-grams of 2");
    assertThat(SearchInWords.of(five.sample(true).topK(3).build()))
        .startsWith("beam sampling, 5 beams")
        .contains("temperature 1.0, top-k 3");
  }
}
