package ai.lynx.benchmarks.worker;

import ai.lynx.LoadOptions.Precision;
import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What this process is told to do.
 *
 * @param json as it was told
 */
record Task(JsonNode json) {
  String workload() {
    return text("workload");
  }

  String text(String name) {
    return json.required(name).asText();
  }

  int number(String name) {
    return json.required(name).asInt();
  }

  LynxOptions lynxOptions() {
    return LynxOptions.defaults().withEngine(text("engine")).withThreads(number("threads"));
  }

  Precision precision() {
    return Precision.valueOf(text("precision").toUpperCase(Locale.ROOT));
  }

  ModelLocation location(String name) {
    return ModelLocation.folder(Path.of(text(name)));
  }
}
