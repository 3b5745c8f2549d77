package ai.lynx.benchmarks.peers;

import ai.lynx.benchmarks.Workload;
import java.util.List;

/** A program that Lynx is compared with. */
public enum Peer {
  TRANSFORMERS("transformers bfloat16", "transformers_peer.py", "transformers.txt"),
  LLAMA_CPP("llama.cpp", "llama_cpp_peer.py", "llama-cpp.txt"),
  PYTORCH("PyTorch eager float32", "vision_peer.py", "transformers.txt"),
  PILLOW("Pillow", "pillow_peer.py", "pillow.txt");

  private final String title;
  private final String script;
  private final String requirements;

  Peer(String title, String script, String requirements) {
    this.title = title;
    this.script = script;
    this.requirements = requirements;
  }

  /** Those of a workload; ratios are of the first. */
  public static List<Peer> of(Workload workload) {
    return switch (workload) {
      case DECODE -> List.of(LLAMA_CPP);
      case PREFILL -> List.of(TRANSFORMERS, LLAMA_CPP);
      case VISION -> List.of(PYTORCH);
      case PICTURES -> List.of(PILLOW);
    };
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
