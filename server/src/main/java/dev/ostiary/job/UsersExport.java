package dev.ostiary.job;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Exports users in order of their ids. Each page of users becomes a piece of the file that is a
 * gzip stream of its own: one after the other they are a gzip file again (RFC 1952 section 2.2), so
 * that a job goes on after its last piece wherever it stopped.
 */
final class UsersExport implements JobTask {
  private static final int PAGE = 200;
  private final Connections connections;
  private final UserStore users = new UserStore();
  private final FileStore files = new FileStore();

  UsersExport(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Job.Type type() {
    return Job.Type.USERS_EXPORT;
  }

  @Override
  public void run(JobWork work) {
    var job = work.job();
    var format = ExportFormat.of(job.request());
    long limit = Json.number(job.request(), "limit", Long.MAX_VALUE);
    var connection = connection(job);
    long all = work.database().read(tx -> users.count(tx, job.tenant()));
    var progress = work.progress();
    work.advance(tx -> progress.began(Math.min(all, limit), work.now()));
    if (progress.position() == 0) {
      write(work, new Piece(compressed(format.header()), "", 0));
    }
    while (!work.stopping()) {
      if (!page(work, format, connection, limit)) {
        work.end(Job.Status.COMPLETED, work.progress());
        return;
      }
    }
  }

  private @Nullable String connection(Job job) {
    var id = Json.text(job.request(), "connection_id");
    return id == null
        ? null
        : connections
            .byId(job.tenant(), id)
            .map(Connection::name)
            .orElseThrow(() -> new JobWork.Failed("The connection does not exist any more"));
  }

  /** Exports the next users; false when there are none or enough. */
  private boolean page(JobWork work, ExportFormat format, @Nullable String connection, long limit) {
    var progress = work.progress();
    var tenant = work.job().tenant();
    long left = limit - progress.counts().inserted();
    var page =
        left <= 0
            ? List.<User>of()
            : work.database().read(tx -> users.following(tx, tenant, progress.last(), PAGE));
    if (page.isEmpty()) {
      return false;
    }
    var wanted =
        page.stream()
            .filter(u -> connection == null || u.connections().contains(connection))
            .limit(left)
            .toList();
    var rows = new StringBuilder();
    wanted.forEach(u -> rows.append(format.row(u)));
    write(work, new Piece(compressed(rows.toString()), page.getLast().id(), wanted.size()));
    return true;
  }

  /** A piece of the file, the id of the last user it has looked at and how many users it holds. */
  private record Piece(byte[] data, String last, int users) {}

  private void write(JobWork work, Piece piece) {
    var progress = work.progress();
    var counts = new Progress.Counts(progress.counts().inserted() + piece.users(), 0, 0);
    work.advance(
        tx -> {
          files.put(tx, work.job(), progress.position(), piece.data());
          return progress.at(progress.position() + 1, piece.last(), counts);
        });
  }

  private static byte[] compressed(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
