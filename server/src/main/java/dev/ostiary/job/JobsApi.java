package dev.ostiary.job;

import static dev.ostiary.job.JobSchemas.EXPORT;
import static dev.ostiary.job.JobSchemas.IMPORT;
import static dev.ostiary.job.JobSchemas.JOB;
import static dev.ostiary.job.JobSchemas.MAIL;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.http.Upload;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserChanges;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/jobs}. */
public final class JobsApi implements ManagementApi {
  /** Imports of a tenant that wait or run, at most: each may hold a large file. */
  private static final int MAX_OPEN = 10;

  private static final long LINK_MILLIS = java.time.Duration.ofHours(1).toMillis();

  private final JobParts parts;
  private final Tenants tenants;
  private final long uploadLimit;
  private final JobWorker worker;
  private final JobStore store = new JobStore();
  private final UserStore users = new UserStore();

  /**
   * The resource.
   *
   * @param uploadLimit of a form with a file, in bytes
   */
  public JobsApi(JobParts parts, Tenants tenants, JobWorker worker, long uploadLimit) {
    this.parts = parts;
    this.tenants = tenants;
    this.worker = worker;
    this.uploadLimit = uploadLimit;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.post("/jobs/users-imports", "create:users")
                .summary("Import users from a file")
                .note(
                    "The file is a JSON array of users; `docs/guides/moving-users.md` says what each may have.")
                .uploads(IMPORT)
                .answers(202, JOB),
            this::importUsers)
        .add(
            Operation.post("/jobs/users-exports", "read:users")
                .summary("Export users to a file")
                .note("`location` of the job, once it is completed, is where the file is.")
                .creates(EXPORT)
                .answers(200, JOB),
            this::exportUsers)
        .add(
            Operation.post("/jobs/verification-email", "update:users")
                .summary("Send a mail by which a user proves the address")
                .creates(MAIL)
                .answers(201, JOB),
            this::verificationEmail)
        .add(
            Operation.get("/jobs/{id}", "create:users,read:users,update:users")
                .summary("Get a job")
                .answers(200, JOB),
            this::get)
        .add(
            Operation.get("/jobs/{id}/errors", "create:users,read:users,update:users")
                .summary("Get what went wrong in a job")
                .answers(200, JobSchemas.ERRORS)
                .answers(204),
            this::errors);
  }

  private Response importUsers(Call call) {
    long now = now();
    var waiting =
        Job.fresh(call.tenant(), Job.Type.USERS_IMPORT, Job.Status.RECEIVING, Json.object(), now);
    write(tx -> open(tx, waiting, now));
    boolean done = false;
    try {
      var file = new UploadedFile(parts.database(), waiting);
      var form = call.request().upload(new Upload(uploadLimit, "users", file));
      var request = importRequest(call.tenant(), form);
      long size = file.complete();
      if (size == 0) {
        throw ManagementError.invalidBody("'The file has no users' on property users.");
      }
      var job = waiting.with(Job.Status.PENDING, request, Progress.ofSize(size));
      write(tx -> store.receive(tx, job));
      done = true;
      worker.wake();
      return Response.json(202, job.accepted());
    } finally {
      if (!done) {
        write(tx -> store.delete(tx, waiting.id()));
      }
    }
  }

  private void open(Tx tx, Job job, long now) {
    if (store.open(tx, job.tenant(), job.type(), now) >= MAX_OPEN) {
      throw new ManagementError(
          429,
          "too_many_jobs",
          "There are "
              + MAX_OPEN
              + " active import users jobs, please wait until some of them are finished before"
              + " trying again");
    }
    store.insert(tx, job);
  }

  private ObjectNode importRequest(String tenant, Map<String, String> form) {
    for (var name : form.keySet()) {
      if (!IMPORT_FIELDS.contains(name)) {
        throw ManagementError.invalidBody("'Additional properties not allowed: " + name + "'.");
      }
    }
    for (var name : List.of("users", "connection_id")) {
      if (!form.containsKey(name)) {
        throw ManagementError.invalidBody("'Missing required property: " + name + "'.");
      }
    }
    var connection = database(tenant, field(form, "connection_id"));
    var request =
        Json.object().put("connection_id", connection.id()).put("connection", connection.name());
    request.put("upsert", flag(form, "upsert", false));
    if (form.containsKey("external_id")) {
      request.put("external_id", field(form, "external_id"));
    }
    return request.put("send_completion_email", flag(form, "send_completion_email", true));
  }

  private static final Set<String> IMPORT_FIELDS =
      Set.of("users", "connection_id", "upsert", "external_id", "send_completion_email");

  /** The field's text. Auth0's SDK for Java writes it as JSON, in quotes. */
  private static String field(Map<String, String> form, String name) {
    var text = form.getOrDefault(name, "");
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean flag(Map<String, String> form, String name, boolean standard) {
    return switch (form.get(name)) {
      case null -> standard;
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ManagementError.invalidBody(
              "'Expected type boolean but found type string' on property " + name + ".");
    };
  }

  private Connection database(String tenant, String id) {
    var connection =
        parts
            .connections()
            .byId(tenant, id)
            .orElseThrow(
                () ->
                    new ManagementError(
                        400, "inexistent_connection", "The connection does not exist."));
    if (!connection.database()) {
      throw new ManagementError(
          400, "invalid_connection", "The connection must be a database connection");
    }
    return connection;
  }

  private Response exportUsers(Call call) {
    // Only what is known: the job shows its request beside members of its own.
    var request = call.body().retain("connection_id", "format", "limit", "fields");
    var id = Json.text(request, "connection_id");
    if (id != null) {
      request.put("connection", database(call.tenant(), id).name());
    }
    if (!request.has("format")) {
      request.put("format", "json");
    }
    var job = Job.fresh(call.tenant(), Job.Type.USERS_EXPORT, Job.Status.PENDING, request, now());
    write(tx -> store.insert(tx, job));
    worker.wake();
    return Response.json(200, job.accepted());
  }

  private Response verificationEmail(Call call) {
    var body = call.body();
    var tenant = call.tenant();
    var job =
        Job.fresh(tenant, Job.Type.VERIFICATION_EMAIL, Job.Status.COMPLETED, Json.object(), now());
    write(
        tx -> {
          var user =
              users.find(tx, tenant, Json.text(body, "user_id", "")).orElseThrow(JobsApi::noUser);
          requireUnproved(user, Json.child(body, "identity"));
          parts.changes().forEach(c -> c.verificationWanted(tx, user));
          store.insert(tx, job);
        });
    parts.changes().forEach(UserChanges::settled);
    return Response.json(201, job.accepted());
  }

  private static void requireUnproved(User user, ObjectNode identity) {
    var own = Json.text(identity, "user_id");
    if (own != null && user.identities().stream().noneMatch(i -> i.subject().equals(own))) {
      throw new ManagementError(400, "invalid_identity", "The user has no such identity.");
    }
    if (user.email() == null || user.emailVerified()) {
      throw new ManagementError(
          400, "email_already_verified", "The user has no address that is still to be proved.");
    }
  }

  private Response get(Call call) {
    var job = find(call);
    long now = now();
    var json = job.toJson(now);
    if (job.type() == Job.Type.USERS_EXPORT
        && job.status() == Job.Status.COMPLETED
        && call.has("read:users")) {
      // A fresh address each time: only hashes are kept, so that none can be shown again.
      var secret = parts.database().write(tx -> store.link(tx, job, now + LINK_MILLIS));
      var name = job.id() + ExportFormat.of(job.request()).suffix();
      var issuer = tenants.byId(call.tenant()).issuer();
      json.put("location", issuer + "exports/" + name + "?secret=" + secret);
    }
    return Response.json(200, json);
  }

  private Response errors(Call call) {
    var job = find(call);
    var errors = parts.database().read(tx -> store.errors(tx, job));
    if (!errors.isEmpty()) {
      return Response.json(200, Json.array().addAll(errors));
    }
    return job.status() == Job.Status.FAILED
        ? Response.json(200, job.toJson(now()))
        : Response.empty(204);
  }

  private Job find(Call call) {
    return parts
        .database()
        .read(tx -> store.find(tx, call.tenant(), call.path("id"), now()))
        .orElseThrow(() -> ManagementError.notFound("inexistent_job", "The job does not exist."));
  }

  private static ManagementError noUser() {
    return ManagementError.notFound("inexistent_user", "The user does not exist.");
  }

  private long now() {
    return parts.time().millis();
  }

  private void write(java.util.function.Consumer<Tx> work) {
    parts
        .database()
        .write(
            tx -> {
              work.accept(tx);
              return true;
            });
  }
}
