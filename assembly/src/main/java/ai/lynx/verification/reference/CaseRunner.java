package ai.lynx.verification.reference;

import ai.lynx.assembly.Assembly;

/** Runs the cases of one kind. */
@FunctionalInterface
public interface CaseRunner {
  void run(ReferenceCase reference, Assembly assembly, Findings findings);
}
