package dev.ostiary.job;

import dev.ostiary.db.Database;
import dev.ostiary.http.Upload;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes a file into the database while it arrives, holding one piece at a time. */
final class UploadedFile implements Upload.Sink {
  private final Database database;
  private final Job job;
  private final FileStore files = new FileStore();
  private final byte[] chunk = new byte[FileStore.CHUNK];
  private int filled;
  private long chunks;

  UploadedFile(Database database, Job job) {
    this.database = database;
    this.job = job;
  }

  @Override
  public void accept(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      int n = Math.min(bytes.remaining(), chunk.length - filled);
      bytes.get(chunk, filled, n);
      filled += n;
      if (filled == chunk.length) {
        flush();
      }
    }
  }

  /** Writes the rest and returns the size of the file in bytes. */
  long complete() {
    long size = chunks * FileStore.CHUNK + filled;
    if (filled > 0) {
      flush();
    }
    return size;
  }

  private void flush() {
    var data = Arrays.copyOf(chunk, filled);
    database.write(
        tx -> {
          files.put(tx, job, chunks, data);
          return true;
        });
    chunks++;
    filled = 0;
  }
}
