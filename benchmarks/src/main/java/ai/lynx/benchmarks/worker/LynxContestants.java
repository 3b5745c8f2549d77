package ai.lynx.benchmarks.worker;

import ai.lynx.LoadOptions.Precision;
import ai.lynx.benchmarks.Workload;
import ai.lynx.benchmarks.contest.Contestant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our sides of a comparison: each engine with each precision, in a Java of its own.
 *
 * @param engines by name
 * @param precisions to load models with
 */
public record LynxContestants(List<String> engines, List<Precision> precisions) {
  /** Those of a workload, with the task that the peers have too. */
  public List<Contestant> of(Workload workload, ObjectNode task) {
    if (workload == Workload.PICTURES) { // no engine takes part in it
      return List.of(new Contestant("lynx", task, LynxContestants::command));
    }
    List<Contestant> all = new ArrayList<>();
    for (String engine : engines) {
      for (Precision precision : precisions) {
        String type = precision.toString();
        all.add(
            new Contestant(
                engine + " " + type,
                task.deepCopy().put("engine", engine).put("precision", type),
                LynxContestants::command));
      }
    }
    return all;
  }

  /** This Java again, with its options and paths, on the class path or on the module path. */
  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
        .filter(option -> !option.startsWith("--module-path") && !option.startsWith("-Djdk.module"))
        .forEach(command::add);
    String classes = System.getProperty("java.class.path", "");
    if (!classes.isEmpty()) {
      command.add("-cp");
      command.add(classes);
    }
    Module module = LynxWorker.class.getModule();
    if (module.isNamed()) {
      command.add("-p");
      command.add(System.getProperty("jdk.module.path", "." + File.separator));
      command.add("-m");
      command.add(module.getName() + "/" + LynxWorker.class.getName());
    } else {
      command.add(LynxWorker.class.getName());
    }
    return command;
  }
}
