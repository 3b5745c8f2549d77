package ai.lynx.cli;

import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Engine;
import ai.lynx.training.FreezeAudit;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints which weights were trained, which were frozen, and whether the latter stayed so. */
final class FreezeReport {
  private FreezeReport() {}

  /** Returns whether all frozen weights are what they were. */
  static boolean print(FreezeAudit audit, Engine engine, PrintWriter out) {
    out.println("freeze audit: trained " + count(audit, true) + ", frozen " + count(audit, false));
    List<String> changed = audit.changedThoughFrozen(engine);
    changed.forEach(name -> out.println("changed though frozen: " + name));
    if (changed.isEmpty()) {
      out.println("freeze audit: every frozen weight is what it was");
    }
    return changed.isEmpty();
  }

  private static String count(FreezeAudit audit, boolean trained) {
    List<Parameter> own =
        audit.rows().stream()
            .filter(row -> row.trained() == trained)
            .map(FreezeAudit.Row::parameter)
            .toList();
    return String.format(
        Locale.ROOT,
        "%d weights (%,d numbers)",
        own.size(),
        own.stream().mapToLong(Parameter::elements).sum());
  }
}
