package ai.lynx.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameWorkTest {
  private static List<String> differences(String ours, String peers)
      throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    return SameWork.differences(json.readTree(ours), json.readTree(peers));
  }

  @Test
  void theSameWorkIsNotMentioned() throws JsonProcessingException {
    assertThat(
            differences(
                "{'prompt_tokens': 256, 'features': [1.001, -2]}".replace('\'', '"'),
                "{'prompt_tokens': 256, 'steps': 4, 'features': [1, -2]}".replace('\'', '"')))
        .isEmpty();
  }

  @Test
  void otherWorkIs() throws JsonProcessingException {
    assertThat(
            differences(
                "{'prompt_tokens': 257, 'shape': [1, 2], 'features': [1, 2]}".replace('\'', '"'),
                "{'prompt_tokens': 256, 'shape': [1, 3], 'features': [1, -2]}".replace('\'', '"')))
        .containsExactly(
            "prompt tokens differs: 257, the peer's 256",
            "shape differs: [1,2], the peer's [1,3]",
            "features are 2.0 of their size away from the peer's");
  }

  @Test
  void numbersThatAreNoneAreMentioned() throws JsonProcessingException {
    assertThat(differences("{\"features\": [\"NaN\"]}", "{\"features\": [1]}")).hasSize(1);
    assertThat(differences("{\"features\": []}", "{\"features\": [1]}")).hasSize(1);
  }
}
