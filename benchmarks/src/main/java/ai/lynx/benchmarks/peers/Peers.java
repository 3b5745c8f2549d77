package ai.lynx.benchmarks.peers;

import ai.lynx.benchmarks.Workload;
import ai.lynx.benchmarks.contest.Contestant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The peers as contestants.
 *
 * @param packages the Pythons they run in
 * @param scripts open as long as they run
 */
public record Peers(PeerPackages packages, PeerScripts scripts) {
  /** Those of a workload, with the task that our side has too. */
  public List<Contestant> of(Workload workload, ObjectNode task) {
    return Peer.of(workload).stream()
        .map(
            peer ->
                new Contestant(
                    peer.title(),
                    task,
                    () ->
                        List.of(
                            packages.python(peer).toString(),
                            scripts.path(peer.script()).toString())))
        .toList();
  }
}
