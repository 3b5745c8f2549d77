package ai.lynx.benchmarks;

import ai.lynx.benchmarks.contest.Contest;
import ai.lynx.benchmarks.contest.Contestant;
import ai.lynx.benchmarks.contest.Outcome;
import ai.lynx.benchmarks.peers.PeerPackages;
import ai.lynx.benchmarks.peers.PeerScripts;
import ai.lynx.benchmarks.peers.Peers;
import ai.lynx.benchmarks.worker.LynxContestants;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a plan: each workload, each of our sides against its peers by turns.
 *
 * @param plan what is measured
 * @param progress hears what is done, in words
 */
public record Benchmark(Plan plan, Consumer<String> progress) {
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int[] PIXELS = {1, 3, 224, 224};

  /** Measures it all. What cannot be measured is a row that says why. */
  public Report run() {
    Machine machine = Machine.here();
    List<Row> rows = new ArrayList<>();
    PeerPackages packages =
        new PeerPackages(
            plan.peers().python(), plan.peers().cache(), plan.peers().install(), progress);
    try (PeerScripts scripts = new PeerScripts()) {
      for (Workload workload : plan.workloads()) {
        rows.addAll(run(workload, new Peers(packages, scripts)));
      }
    }
    return new Report(machine, plan.threads(), plan.turns(), rows);
  }

  private List<Row> run(Workload workload, Peers peers) {
    return switch (workload) {
      case DECODE, PREFILL ->
          plan.languageModel()
              .map(model -> compare(workload, peers, languageTask(workload, model)))
              .orElseGet(() -> missing(workload));
      case VISION -> vision(peers);
      case PICTURES -> pictures(peers);
    };
  }

  private static List<Row> missing(Workload workload) {
    String why = "its model is not here: ./lynx fetch-smollm2 gets one, or name it with --model";
    return List.of(new Row(workload, "lynx", true, new Row.Unavailable(why)));
  }

  private List<Row> vision(Peers peers) {
    if (plan.encoder().isPresent()) {
      return compare(Workload.VISION, peers, visionTask(plan.encoder().get()));
    }
    try (ScratchFolder scratch = ScratchFolder.create()) {
      DrawnEncoder.write(scratch.path());
      return compare(Workload.VISION, peers, visionTask(scratch.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Row> pictures(Peers peers) {
    if (plan.picture().isPresent()) {
      return compare(Workload.PICTURES, peers, pictureTask(plan.picture().get()));
    }
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path made = scratch.path().resolve("12-megapixels.jpg");
      LargePicture.write(made);
      return compare(Workload.PICTURES, peers, pictureTask(made));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode task(Workload workload) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("workload", workload.toString())
        .put("threads", plan.threads())
        .put("warm_ups", workload.warmUps())
        .put("repeats", workload.repeats());
  }

  private ObjectNode languageTask(Workload workload, Path model) {
    return task(workload)
        .put("model", model.toAbsolutePath().toString())
        .put("text", text())
        .put("new_tokens", workload == Workload.PREFILL ? 1 : plan.newTokens());
  }

  private ObjectNode visionTask(Path encoder) {
    ObjectNode task = task(Workload.VISION).put("encoder", encoder.toAbsolutePath().toString());
    for (int size : PIXELS) {
      task.withArray("pixels").add(size);
    }
    return task;
  }

  private ObjectNode pictureTask(Path picture) {
    return task(Workload.PICTURES).put("picture", picture.toAbsolutePath().toString());
  }

  /** The prompt: 256 tokens of SmolLM2. */
  static String text() {
    return Resource.text(Benchmark.class, "prompt.txt").strip();
  }

  private List<Row> compare(Workload workload, Peers peers, ObjectNode task) {
    List<Contestant> ours =
        new LynxContestants(plan.engines(), plan.precisions()).of(workload, task);
    Consumer<String> told = words -> progress.accept(workload + ": " + words);
    return new Contest(plan.turns(), PAUSE, PATIENCE, told)
        .run(ours, peers.of(workload, task)).stream()
            .map(outcome -> row(workload, outcome, ours.contains(outcome.contestant())))
            .toList();
  }

  private static Row row(Workload workload, Outcome outcome, boolean ours) {
    String name = outcome.contestant().name();
    if (outcome instanceof Outcome.Failed failed) {
      return new Row(workload, name, ours, new Row.Unavailable(failed.why()));
    }
    Outcome.Finished finished = (Outcome.Finished) outcome;
    Optional<ObjectNode> peer = finished.referenceAbout();
    return new Row(
        workload,
        name,
        ours,
        new Row.Measured(
            finished.series(),
            finished.reference(),
            finished.about(),
            peer.map(reference -> SameWork.differences(finished.about(), reference))
                .orElse(List.of())));
  }
}
