package ai.lynx.scenes.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The capitals and digits as strokes in a unit square, y downwards. A stroke is a chain of points;
 * one that begins with '~' is rounded, one that begins with '@' is rounded and closed.
 */
final class Glyphs {
  private static final Pattern STROKES = Pattern.compile(";");
  private static final Pattern POINTS = Pattern.compile(" ");
  private static final String ROUND = "@.25,0 .75,0 1,.25 1,.75 .75,1 .25,1 0,.75 0,.25";

  private static final Map<Character, String> PATHS =
      Map.ofEntries(
          Map.entry('a', "0,1 .5,0 1,1;.18,.65 .82,.65"),
          Map.entry(
              'b',
              "0,0 0,1;~0,0 .6,0 .95,.1 .95,.38 .6,.48 0,.48;~0,.48 .65,.48 1,.6 1,.9 .6,1 0,1"),
          Map.entry('c', "~.97,.2 .75,0 .25,0 0,.28 0,.72 .25,1 .75,1 .97,.8"),
          Map.entry('d', "0,0 0,1;~0,0 .6,0 1,.2 1,.8 .6,1 0,1"),
          Map.entry('e', "1,0 0,0 0,1 1,1;0,.48 .8,.48"),
          Map.entry('f', "1,0 0,0 0,1;0,.48 .8,.48"),
          Map.entry('g', "~.97,.18 .75,0 .25,0 0,.28 0,.72 .25,1 .75,1 1,.9;1,.92 1,.55 .55,.55"),
          Map.entry('h', "0,0 0,1;1,0 1,1;0,.48 1,.48"),
          Map.entry('i', ".5,0 .5,1"),
          Map.entry('j', "~.8,0 .8,.8 .6,1 .25,1 .02,.75"),
          Map.entry('k', "0,0 0,1;1,0 0,.58;.32,.4 1,1"),
          Map.entry('l', "0,0 0,1 1,1"),
          Map.entry('m', "0,1 0,0 .5,.65 1,0 1,1"),
          Map.entry('n', "0,1 0,0 1,1 1,0"),
          Map.entry('o', ROUND),
          Map.entry('p', "0,0 0,1;~0,0 .65,0 1,.1 1,.45 .65,.55 0,.55"),
          Map.entry('q', ROUND + ";.6,.68 1.02,1.06"),
          Map.entry('r', "0,0 0,1;~0,0 .65,0 1,.1 1,.42 .65,.52 0,.52;.45,.52 1,1"),
          Map.entry(
              's',
              "~.95,.18 .75,0 .25,0 .02,.12 .02,.38 .3,.47 .7,.53 .98,.62 .98,.88 .75,1 .25,1 .03,.82"),
          Map.entry('t', "0,0 1,0;.5,0 .5,1"),
          Map.entry('u', "~0,0 0,.8 .25,1 .75,1 1,.8 1,0"),
          Map.entry('v', "0,0 .5,1 1,0"),
          Map.entry('w', "0,0 .25,1 .5,.35 .75,1 1,0"),
          Map.entry('x', "0,0 1,1;1,0 0,1"),
          Map.entry('y', "0,0 .5,.5 1,0;.5,.5 .5,1"),
          Map.entry('z', "0,0 1,0 0,1 1,1"),
          Map.entry('0', "@.3,0 .7,0 .92,.22 .92,.78 .7,1 .3,1 .08,.78 .08,.22"),
          Map.entry('1', ".15,.25 .5,0 .5,1"),
          Map.entry('2', "~0,.25 .15,0 .85,0 1,.3 .8,.55 0,1;0,1 1,1"),
          Map.entry(
              '3',
              "~.03,.15 .3,0 .8,0 .95,.14 .95,.38 .7,.48 .35,.48;~.35,.48 .75,.48 1,.62 1,.86 .75,1 .25,1 0,.83"),
          Map.entry('4', ".75,1 .75,0 0,.68 1,.68"),
          Map.entry(
              '5', ".92,0 .1,0 .05,.45;~.05,.45 .3,.37 .75,.37 1,.55 1,.85 .75,1 .25,1 0,.84"),
          Map.entry(
              '6',
              "~.92,.1 .7,0 .35,0 0,.3 0,.7;@.25,.42 .75,.42 1,.58 1,.84 .75,1 .25,1 0,.84 0,.58"),
          Map.entry('7', "0,0 1,0 .35,1"),
          Map.entry(
              '8',
              "@.28,0 .72,0 .93,.1 .93,.38 .72,.48 .28,.48 .07,.38 .07,.1;@.25,.48 .75,.48 1,.6 1,.88 .75,1 .25,1 0,.88 0,.6"),
          Map.entry(
              '9',
              "~.08,.9 .3,1 .65,1 1,.7 1,.3;@.25,0 .75,0 1,.16 1,.42 .75,.58 .25,.58 0,.42 0,.16"));

  private Glyphs() {}

  /** The strokes of a character: chains x0, y0, x1, y1 and so on. */
  static List<double[]> strokes(char character) {
    List<double[]> strokes = new ArrayList<>();
    for (String path : STROKES.splitAsStream(PATHS.get(character)).toList()) {
      char first = path.charAt(0);
      boolean closed = first == '@';
      boolean round = closed || first == '~';
      double[] points = points(Character.isDigit(first) || first == '.' ? path : path.substring(1));
      for (int i = 0; round && i < 2; i++) {
        points = rounded(points, closed);
      }
      strokes.add(closed ? close(points) : points);
    }
    return strokes;
  }

  private static double[] points(String path) {
    List<String> pairs = POINTS.splitAsStream(path).toList();
    double[] points = new double[2 * pairs.size()];
    for (int i = 0; i < pairs.size(); i++) {
      int comma = pairs.get(i).indexOf(',');
      points[2 * i] = Double.parseDouble(pairs.get(i).substring(0, comma));
      points[2 * i + 1] = Double.parseDouble(pairs.get(i).substring(comma + 1));
    }
    return points;
  }

  /** Cuts the corners off, as Chaikin does; the ends of an open chain stay. */
  private static double[] rounded(double[] p, boolean closed) {
    int n = p.length / 2;
    int sides = closed ? n : n - 1;
    double[] out = new double[4 * sides];
    for (int i = 0; i < sides; i++) {
      int j = (i + 1) % n;
      double from = !closed && i == 0 ? 0 : .25;
      double to = !closed && i == sides - 1 ? 1 : .75;
      for (int axis = 0; axis < 2; axis++) {
        double a = p[2 * i + axis];
        double b = p[2 * j + axis];
        out[4 * i + axis] = a + from * (b - a);
        out[4 * i + 2 + axis] = a + to * (b - a);
      }
    }
    return out;
  }

  private static double[] close(double[] points) {
    double[] out = Arrays.copyOf(points, points.length + 2);
    out[points.length] = points[0];
    out[points.length + 1] = points[1];
    return out;
  }
}
