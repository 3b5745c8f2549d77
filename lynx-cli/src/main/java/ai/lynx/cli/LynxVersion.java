package ai.lynx.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The versions of Lynx and of the Java that runs it. */
final class LynxVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(LynxVersion.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"lynx " + version, "Java " + Runtime.version()};
  }
}
