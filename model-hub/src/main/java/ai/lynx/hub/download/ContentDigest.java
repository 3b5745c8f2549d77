package ai.lynx.hub.download;

import ai.lynx.hub.listing.RemoteFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest of a file that comes in parts: SHA-256 for large files, and for small ones the SHA-1
 * by which Git names them, which has the file's length in front. For one thread.
 */
final class ContentDigest {
  private final MessageDigest digest;

  ContentDigest(RemoteFile file) {
    try {
      digest = MessageDigest.getInstance(file.isLarge() ? "SHA-256" : "SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256 and SHA-1", e);
    }
    if (!file.isLarge()) {
      digest.update(("blob " + file.size() + "\0").getBytes(StandardCharsets.US_ASCII));
    }
  }

  void update(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /** In hexadecimal digits; ends the digest. */
  String value() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
