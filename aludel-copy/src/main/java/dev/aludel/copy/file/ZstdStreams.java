package dev.aludel.copy.file;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Streams of zstd. Only what uses them loads this class, and the library. */
final class ZstdStreams {

  private ZstdStreams() {}

  /** With a checksum of the content, so that damage is found (RFC 8878, section 3.1.1). */
  static OutputStream to(OutputStream out) throws IOException {
    return new ZstdOutputStream(out).setChecksum(true);
  }

  static InputStream from(InputStream in) throws IOException {
    return new ZstdInputStream(in);
  }
}
