package ai.lynx.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContestTest {
  @TempDir Path folder;

  private Contestant player(String name, String manner) {
    return new Contestant(
        name,
        JsonNodeFactory.instance.objectNode().put("threads", 1),
        () ->
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Player.class.getName(),
                name,
                log().toString(),
                manner));
  }

  private Path log() {
    return folder.resolve("log");
  }

  private static Contest contest(int turns, int seconds) {
    return new Contest(turns, Duration.ZERO, Duration.ofSeconds(seconds), words -> {});
  }

  @Test
  void theyTakeTurns() throws IOException {
    List<Outcome> outcomes =
        contest(2, 60)
            .run(
                List.of(player("ours", "plays"), player("other", "plays")),
                List.of(player("peer", "plays")));
    assertThat(Files.readAllLines(log()))
        .containsExactly("ours", "peer", "ours", "peer", "other", "peer", "other", "peer");
    assertThat(outcomes)
        .extracting(one -> one.contestant().name())
        .containsExactly("ours", "other", "peer");
    Outcome.Finished other = (Outcome.Finished) outcomes.get(1);
    assertThat(other.series().median()).isEqualTo(1.5);
    assertThat(other.reference().orElseThrow().median()).isEqualTo(3.5); // turns 3 and 4, not all
    assertThat(other.referenceAbout().orElseThrow().get("name").asText()).isEqualTo("peer");
    Outcome.Finished peer = (Outcome.Finished) outcomes.get(2);
    assertThat(peer.series().turns()).hasSize(4);
    assertThat(peer.reference()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "refuses, it will not",
    "dies, it ended: out of memory",
    "lies, milliseconds must be 0 or more",
    "babbles, no JSON",
    "sleeps, did not answer in 2 seconds"
  })
  void whoeverFailsIsARowThatSaysWhy(String manner, String why) {
    List<Outcome> outcomes =
        contest(1, 2).run(List.of(player("ours", "plays")), List.of(player("peer", manner)));
    Outcome.Finished ours = (Outcome.Finished) outcomes.get(0);
    assertThat(ours.reference()).isEmpty();
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.why()).contains(why));
  }

  @Test
  void peersAreMeasuredEvenIfNoneOfOursIs() {
    List<String> heard = new ArrayList<>();
    List<Outcome> outcomes =
        new Contest(3, Duration.ZERO, Duration.ofSeconds(60), heard::add)
            .run(List.of(player("ours", "refuses")), List.of(player("peer", "plays")));
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Finished) outcomes.get(1)).series().turns()).hasSize(3);
    assertThat(heard).contains("ours is not available: it will not");
  }

  @Test
  void aProgramThatIsNotThereIsARow() {
    Contestant absent =
        new Contestant(
            "absent", JsonNodeFactory.instance.objectNode(), () -> List.of("/there/is/none"));
    assertThat(contest(1, 5).run(List.of(absent), List.of()))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.why()).contains("/there/is/none"));
  }
}
