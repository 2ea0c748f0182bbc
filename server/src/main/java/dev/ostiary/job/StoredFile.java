package dev.ostiary.job;

import dev.ostiary.db.Database;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Reads an uploaded file from some byte on, one piece at a time. */
final class StoredFile extends InputStream {
  private final Database database;
  private final String jobId;
  private final FileStore files = new FileStore();
  private long number;
  private byte[] chunk = new byte[0];
  private int next;
  private long allowance = Long.MAX_VALUE;

  StoredFile(Database database, String jobId, long offset) {
    this.database = database;
    this.jobId = jobId;
    number = offset / FileStore.CHUNK;
    load();
    next = (int) Math.min(chunk.length, offset % FileStore.CHUNK);
  }

  /** From here on at most so many bytes are read before the next call. */
  void allow(long bytes) {
    allowance = bytes;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (next == chunk.length) {
      load();
    }
    if (next == chunk.length) {
      return -1;
    }
    int n = Math.min(length, chunk.length - next);
    allowance -= n;
    if (allowance < 0) {
      throw new IOException("A user of the file is too large");
    }
    System.arraycopy(chunk, next, target, offset, n);
    next += n;
    return n;
  }

  private void load() {
    var data = database.read(tx -> files.get(tx, jobId, number));
    chunk = data.orElseGet(() -> new byte[0]);
    next = 0;
    if (data.isPresent()) {
      number++;
    }
  }
}
