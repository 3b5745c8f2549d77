package ai.lynx.cli;

import ai.lynx.Lynx;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the plugs that were found. */
@Command(
    name = "plugins",
    description = "Lists the plugs on the path, with the artifacts they came from.")
final class PluginsCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private final ComputeOptions compute = new ComputeOptions();

  @Override
  public void run() {
    TextTable table = new TextTable("kind", "name", "artifact", "capabilities");
    try (Lynx lynx = Lynx.create(compute.lynxOptions())) {
      lynx.plugs()
          .forEach(
              plug -> table.row(plug.kind(), plug.name(), plug.artifact(), plug.capabilities()));
    }
    table.lines().forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
  }
}
