package ai.lynx.benchmarks.peers;

import ai.lynx.benchmarks.Workload;
import java.util.Arrays;
import java.util.List;

/** A program that Lynx is compared with. The first of a workload is the one that ratios are of. */
public enum Peer {
  LLAMA_CPP_DECODE("llama.cpp", Workload.DECODE, "llama_cpp_peer.py", "llama-cpp.txt"),
  TRANSFORMERS_PREFILL(
      "transformers bfloat16", Workload.PREFILL, "transformers_peer.py", "transformers.txt"),
  LLAMA_CPP_PREFILL("llama.cpp", Workload.PREFILL, "llama_cpp_peer.py", "llama-cpp.txt"),
  PYTORCH_VISION("PyTorch eager float32", Workload.VISION, "vision_peer.py", "transformers.txt"),
  PILLOW("Pillow", Workload.PICTURES, "pillow_peer.py", "pillow.txt");

  private final String title;
  private final Workload workload;
  private final String script;
  private final String requirements;

  Peer(String title, Workload workload, String script, String requirements) {
    this.title = title;
    this.workload = workload;
    this.script = script;
    this.requirements = requirements;
  }

  /** Those of a workload. */
  public static List<Peer> of(Workload workload) {
    return Arrays.stream(values()).filter(peer -> peer.workload == workload).toList();
  }

  /** Its name in the table. */
  public String title() {
    return title;
  }

  String script() {
    return script;
  }

  /** The name of the file with the packages it needs. */
  String requirements() {
    return requirements;
  }
}
