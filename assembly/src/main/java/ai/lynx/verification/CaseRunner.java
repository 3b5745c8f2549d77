package ai.lynx.verification;

import ai.lynx.assembly.Assembly;

/** Runs the cases of one kind. */
@FunctionalInterface
interface CaseRunner {
  void run(ReferenceCase reference, Assembly assembly, Findings findings);
}
