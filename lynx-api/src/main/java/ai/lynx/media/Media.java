package ai.lynx.media;

/** What a prompt may show: a picture or a video. */
public sealed interface Media permits Image, Video {}
