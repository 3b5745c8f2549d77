package ai.lynx;

/**
 * How far a download is.
 *
 * @param file the file that is being fetched, by its path in the repository
 * @param filesDone files that are complete
 * @param files all files that were missing when the download began
 * @param bytesDone bytes that are on the disk, those of an earlier, interrupted attempt among them;
 *     it falls where a server makes a file start over
 * @param bytesTotal bytes of all files that were missing
 */
public record DownloadProgress(
    String file, int filesDone, int files, long bytesDone, long bytesTotal) {}
