package ai.lynx.benchmarks.contest;

import ai.lynx.benchmarks.Measurement;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A contestant that runs, has loaded what it needs, and waits for its turn. For one thread. */
final class ContestantProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END = "";

  private final Process process;
  private final Path complaints;
  private final Duration patience;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final ObjectNode about;

  private ContestantProcess(Contestant contestant, Duration patience) throws ContestantException {
    List<String> command = contestant.start().command();
    this.patience = patience;
    try {
      this.complaints = Files.createTempFile("lynx-bench-", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
      builder.environment().putAll(contestant.environment());
      this.process = builder.start();
    } catch (IOException e) {
      delete(complaints);
      throw new ContestantException("it cannot be started: " + e.getMessage(), e);
    }
    try {
      Thread listening = new Thread(this::listen, "lynx-bench-" + contestant.name());
      listening.setDaemon(true);
      listening.start();
      this.about = ready(ask(contestant.task().toString()));
    } catch (ContestantException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a contestant and waits until it is ready.
   *
   * @param patience how long it may take for that, and for one turn
   */
  static ContestantProcess start(Contestant contestant, Duration patience)
      throws ContestantException {
    return new ContestantProcess(contestant, patience);
  }

  /** What it said of itself. */
  ObjectNode about() {
    return about;
  }

  /** One turn. */
  Measurement turn() throws ContestantException {
    JsonNode answer = ask("turn");
    try {
      return new Measurement(
          answer.path("milliseconds").asDouble(Double.NaN),
          answer.path("cpu_milliseconds").asDouble(Double.NaN));
    } catch (IllegalArgumentException e) {
      throw new ContestantException("it answered " + answer + ": " + e.getMessage(), e);
    }
  }

  private static ObjectNode ready(JsonNode answer) throws ContestantException {
    if (answer.get("ready") instanceof ObjectNode about) {
      return about;
    }
    throw new ContestantException(
        answer.path("failure").asText("it answered " + answer + " instead of being ready"));
  }

  private JsonNode ask(String line) throws ContestantException {
    try {
      Writer writer = process.outputWriter(StandardCharsets.UTF_8);
      writer.write(line + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new ContestantException("it ended" + lastWords(), e);
    }
    String answer = await();
    if (answer.equals(END)) {
      throw new ContestantException("it ended" + lastWords());
    }
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new ContestantException("it answered what is no JSON: " + answer, e);
    }
  }

  private String await() throws ContestantException {
    String answer;
    try {
      answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContestantException("the run was interrupted", e);
    }
    if (answer == null) {
      throw new ContestantException(
          "it did not answer in %d seconds%s".formatted(patience.toSeconds(), lastWords()));
    }
    return answer;
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().filter(line -> line.startsWith("{")).forEach(answers::add);
    } catch (IOException | UncheckedIOException e) {
      // The process was ended; who waits for it learns that from the mark of the end.
    } finally {
      answers.add(END);
    }
  }

  /** The last thing it complained of, if it did. */
  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(complaints, StandardCharsets.ISO_8859_1);
      return lines.stream()
          .filter(line -> !line.isBlank())
          .reduce((one, next) -> next)
          .map(line -> ": " + line.strip())
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it end, and ends it if it does not. */
  @Override
  public void close() {
    try {
      process.outputWriter(StandardCharsets.UTF_8).close();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete(complaints);
  }
}
