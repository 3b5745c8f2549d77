package ai.lynx.cli;

import ai.lynx.Answer;
import ai.lynx.Token;
import ai.lynx.TokenListener;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints an answer while it is being written, without the blanks in front of it. */
final class PrintedAnswer implements TokenListener {
  private final PrintWriter out;
  private boolean begun;

  PrintedAnswer(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void onToken(Token token) {
    String text = begun ? token.text() : token.text().stripLeading();
    begun |= !text.isEmpty();
    out.print(text);
    out.flush();
  }

  /** Ends the line. */
  void end() {
    out.println();
    out.flush();
  }

  /** Ends the line if something is in it. */
  void breakOff() {
    if (begun) {
      end();
    }
  }

  /** Where the time of an answer went, in one line. */
  static String timings(Answer answer) {
    Answer.Timings seconds = answer.timings();
    Answer.Usage usage = answer.usage();
    String vision =
        usage.vision() == 0
            ? ""
            : String.format(
                Locale.ROOT, "vision %.3f s (%d vectors), ", seconds.vision(), usage.vision());
    String known = usage.reused() == 0 ? "" : ", " + usage.reused() + " known from before";
    return String.format(
        Locale.ROOT,
        "%.3f s: %sprompt %.3f s (%d tokens%s), answer %.3f s (%d tokens, %s)",
        seconds.total(),
        vision,
        seconds.prefill(),
        usage.prompt(),
        known,
        seconds.decode(),
        usage.generated(),
        answer.finishReason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
