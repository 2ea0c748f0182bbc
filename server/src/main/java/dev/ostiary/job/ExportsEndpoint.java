package dev.ostiary.job;

import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.tenant.Tenants;
import java.io.IOException;
import java.io.OutputStream;

/** Files of exports, for whoever has the address of one: {@code /exports/{name}}. */
public final class ExportsEndpoint implements Endpoint {
  private final Tenants tenants;
  private final Database database;
  private final Time time;
  private final JobStore jobs = new JobStore();
  private final FileStore files = new FileStore();

  /** The endpoint. */
  public ExportsEndpoint(Tenants tenants, Database database, Time time) {
    this.tenants = tenants;
    this.database = database;
    this.time = time;
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/exports/{name}", this::download);
  }

  private Response download(Request request) {
    var tenant = tenants.of(request).id();
    var secret = request.query().get("secret", "");
    var job =
        database
            .read(tx -> jobs.linked(tx, tenant, secret, time.millis()))
            .orElseThrow(() -> new HttpError(404, "not_found", "Not Found"));
    var name = job.id() + ExportFormat.of(job.request()).suffix();
    if (!name.equals(request.path("name"))) {
      throw new HttpError(404, "not_found", "Not Found");
    }
    return Response.of(200, "application/gzip", out -> write(job, out))
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** Piece by piece; a file that is removed meanwhile cuts the answer off. */
  private void write(Job job, OutputStream out) throws IOException {
    for (long n = 0; n < job.progress().position(); n++) {
      long number = n;
      var piece = database.read(tx -> files.get(tx, job.id(), number));
      out.write(piece.orElseThrow(() -> new IOException("The export was removed")));
    }
  }
}
