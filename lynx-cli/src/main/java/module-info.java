/** The command line. */
module ai.lynx.cli {
  requires ai.lynx.api;
  requires ai.lynx.assembly;
  requires ai.lynx.benchmarks;
  requires com.fasterxml.jackson.databind;
  requires ai.lynx.mini.training;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires static org.jspecify;

  // picocli fills in options and calls commands.
  opens ai.lynx.cli to
      info.picocli;
}
