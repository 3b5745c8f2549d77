/** Figures of Lynx and of its peers, taken side by side in one run. */
module ai.lynx.benchmarks {
  requires transitive ai.lynx.assembly;
  requires com.fasterxml.jackson.databind;
  requires java.management;
  requires jdk.management; // the processor time of a whole process
  requires static org.jspecify;

  exports ai.lynx.benchmarks;
}
