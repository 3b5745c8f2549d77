package ai.lynx.benchmarks.contest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A contestant that computes nothing: it behaves as its arguments say, and logs its turns. */
final class Player {
  private Player() {}

  /** Arguments: its name, a file to log to, and how it behaves. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    requests.readLine();
    String manner = arguments[2];
    System.out.println("a library's greeting");
    if (manner.equals("refuses")) {
      System.out.println("{\"failure\": \"it will not\"}");
      return;
    }
    if (manner.equals("dies")) {
      System.err.println("out of memory");
      System.exit(3);
    }
    System.out.println("{\"ready\": {\"name\": \"" + arguments[0] + "\"}}");
    int turns = 0;
    while (requests.readLine() != null) {
      if (manner.equals("sleeps")) {
        continue;
      }
      turns++;
      Files.writeString(
          Path.of(arguments[1]),
          arguments[0] + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      String time = manner.equals("lies") ? "-1" : manner.equals("babbles") ? "{" : "" + turns;
      System.out.println("{\"milliseconds\": " + time + ", \"cpu_milliseconds\": 1}");
    }
  }
}
