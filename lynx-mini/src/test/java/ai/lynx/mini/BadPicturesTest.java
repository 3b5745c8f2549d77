package ai.lynx.mini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.media.Frame;
import ai.lynx.media.Image;
import ai.lynx.media.Video;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures and videos that are none, are damaged, or claim what they are not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPicturesTest {
  private static final String QUESTION = "What color is the circle?";
  private Lynx lynx;
  private Usable usable;
  private LynxModel model;

  @BeforeAll
  void load() {
    lynx = Lynx.create();
    model = lynx.load(ModelLocation.bundled("lynx-mini"));
    usable = Usable.of(model);
  }

  @AfterAll
  void close() {
    lynx.close();
  }

  static Stream<Arguments> badFiles() {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    byte[] png = Drawn.file("png");
    byte[] jpeg = Drawn.file("jpg");
    return Stream.of(
        arguments("huge.png", png(100_000, 100_000, 100), "100000 x 100000 pixels"),
        arguments("negative.png", png(-1, 4, 100), "4294967295 x 4 pixels"),
        arguments("nothing.png", png(0, 96, 100), "0 x 96 pixels"),
        arguments("starved.png", png(8000, 8000, 100), "8000 x 8000 pixels"),
        arguments("huge.gif", gif(65_535, 65_535), "65535 x 65535 pixels"),
        arguments("huge.bmp", bmp(100_000, 100_000), "BMP data that cannot be read"),
        arguments("huge.jpg", jpeg(jpeg, 65_500, 65_500), "65500 x 65500 pixels"),
        arguments("huge.webp", webp(1 << 24, 1 << 24), "WebP data that cannot be read"),
        arguments("half.png", half(png), "half.png"),
        arguments("half.jpg", half(jpeg), "half.jpg"),
        arguments("half.gif", half(Drawn.file("gif")), "half.gif"),
        arguments("half.bmp", half(Drawn.file("bmp")), "half.bmp"),
        arguments("begin.png", Arrays.copyOf(png, 8), "begin.png"),
        arguments("empty.png", new byte[0], "empty"),
        arguments("notes.png", "these are words".getBytes(UTF_8), "no picture of a known format"),
        arguments("page.jpg", "<html></html>".getBytes(UTF_8), "no picture of a known format"),
        arguments("noise.webp", noise, "no picture of a known format"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void aBadFileIsNamed(String name, byte[] content, String cause, @TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Image image = Image.read(file);
    usable.refuses(
        () -> model.ask(image, QUESTION), InvalidMediaException.class, file.toString(), cause);
    Image good = Drawn.image(Color.RED, 36);
    usable.refuses(
        () -> model.ask(Video.ofImages(List.of(good, image, good, good)), QUESTION),
        InvalidMediaException.class,
        file.toString(),
        cause);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void badBytesAreDescribed(String name, byte[] content, String cause) {
    String told = cause.equals(name) ? "picture of " : cause;
    usable.refuses(() -> model.ask(Image.of(content), QUESTION), InvalidMediaException.class, told);
    usable.refuses(
        () -> model.ask(Image.read(new ByteArrayInputStream(content)), QUESTION),
        InvalidMediaException.class,
        "picture from a stream");
  }

  /** As Pillow does, what follows the last row is not looked at; nor is it kept. */
  @Test
  void dataBeyondThePictureTakesNoMemory() {
    assertThat(model.ask(Image.of(png(8, 8, 300 << 20)), QUESTION).tokens()).isNotEmpty();
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    Path missing = folder.resolve("missing.png");
    usable.refuses(
        () -> model.ask(Image.read(missing), QUESTION),
        InvalidMediaException.class,
        missing.toString(),
        "there is no such file");
    usable.refuses(
        () -> model.ask(Image.read(folder), QUESTION),
        InvalidMediaException.class,
        folder.toString(),
        "it is a folder");
  }

  @Test
  void aStreamThatFailsIsSaid() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close(); // and from now on it fails
    usable.refuses(
        () -> model.ask(Image.read(broken), QUESTION),
        InvalidMediaException.class,
        "picture from a stream",
        "Stream closed");
  }

  @Test
  void aVideoNeedsFramesInOrderOfTime() {
    Image image = Drawn.image(Color.RED, 36);
    usable.refuses(
        () -> model.ask(new Video(List.of()), QUESTION), InvalidMediaException.class, "frame");
    usable.refuses(
        () -> model.ask(Video.ofImages(List.of()), QUESTION), InvalidMediaException.class, "frame");
    usable.refuses(
        () -> model.ask(new Video(List.of(new Frame(image, 1), new Frame(image, 0))), QUESTION),
        InvalidMediaException.class,
        "order of time");
    usable.refuses(
        () -> model.ask(new Video(List.of(new Frame(image, Double.NaN))), QUESTION),
        InvalidMediaException.class,
        "time of a frame");
  }

  @Test
  void pixelsMustBeAsManyAsTheSizeSays() {
    usable.refuses(
        () -> model.ask(Image.ofRgb(100_000, 100_000, new byte[3]), QUESTION),
        InvalidMediaException.class,
        "100000 x 100000");
  }

  private static byte[] half(byte[] file) {
    return Arrays.copyOf(file, file.length / 2);
  }

  /** An RGB picture of one chunk of data, so many zero bytes when inflated. */
  private static byte[] png(int width, int height, int inflated) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
      byte[] zeros = new byte[Math.min(inflated, 1 << 20)];
      for (int left = inflated; left > 0; left -= zeros.length) {
        deflater.write(zeros);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).array();
    header[9] = 2; // RGB
    chunk(file, "IHDR", header);
    chunk(file, "IDAT", data.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String name, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(name.getBytes(UTF_8));
    checksum.update(content);
    file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    file.writeBytes(name.getBytes(UTF_8));
    file.writeBytes(content);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }

  private static byte[] gif(int width, int height) {
    ByteBuffer file = ByteBuffer.wrap(Drawn.file("gif")).order(ByteOrder.LITTLE_ENDIAN);
    return file.putShort(6, (short) width).putShort(8, (short) height).array();
  }

  private static byte[] bmp(int width, int height) {
    ByteBuffer file = ByteBuffer.wrap(Drawn.file("bmp")).order(ByteOrder.LITTLE_ENDIAN);
    return file.putInt(18, width).putInt(22, height).array();
  }

  /** The size stands in the segment that begins with FF C0, four bytes after its end. */
  private static byte[] jpeg(byte[] file, int width, int height) {
    byte[] changed = file.clone();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == (byte) 0xff && changed[i + 1] == (byte) 0xc0) {
        ByteBuffer.wrap(changed).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
        return changed;
      }
    }
    throw new AssertionError("no frame header");
  }

  /** An extended file that consists of its canvas. */
  private static byte[] webp(int width, int height) {
    ByteBuffer file = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(UTF_8)).putInt(22).put("WEBPVP8X".getBytes(UTF_8)).putInt(10);
    file.putInt(0).putShort((short) (width - 1)).put((byte) (width - 1 >> 16));
    return file.putShort((short) (height - 1)).put((byte) (height - 1 >> 16)).array();
  }
}
