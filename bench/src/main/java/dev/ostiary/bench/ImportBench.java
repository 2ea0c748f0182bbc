package dev.ostiary.bench;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** An import and an export of many users over HTTP, in a fresh server of their own. */
final class ImportBench {
  private static final String BOUNDARY = "--bench-boundary";
  private static final String HASH = "$2b$10$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2";
  private final ServerProcess.Launch launch;
  private final int users;

  ImportBench(ServerProcess.Launch launch, int users) {
    this.launch = launch;
    this.users = users;
  }

  void run(String name, String database) throws IOException, InterruptedException {
    var data = Files.createDirectories(launch.data().resolve("import-" + name));
    var fresh =
        new ServerProcess.Launch(
            launch.jar(), data, ServerProcess.freePort(), launch.flags(), database);
    try (var server = ServerProcess.start(fresh);
        var administration = new Administration(server)) {
      server.awaitOk(Requests.get("/health/ready", "Connection: close\r\n"));
      var before = CpuClock.read(server.pid());
      long began = System.nanoTime();
      var form = form(data, administration);
      var accepted =
          administration.send(
              "/jobs/users-imports",
              HttpRequest.newBuilder()
                  .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                  .POST(HttpRequest.BodyPublishers.ofFile(form)));
      Report.line("%d MB sent in %.1f s", Files.size(form) / 1_000_000, seconds(began));
      var job = await(administration, Json.text(accepted, "id", ""));
      double seconds = seconds(began);
      Report.goal("import, from sending to the end", seconds, -60.0 * users / 100_000, "s");
      Report.line("%s", Report.cpu(CpuClock.read(server.pid()).since(before), seconds));
      var inserted = Json.number(job.path("summary"), "inserted", 0);
      Report.check("every user was imported", inserted == users, job.toString());
      began = System.nanoTime();
      var export = administration.send("POST", "/jobs/users-exports", Json.object());
      await(administration, Json.text(export, "id", ""));
      Report.line("export: %.1f s", seconds(began));
      Report.line("most memory of the server: %s", memory(server.pid()));
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Peak resident set (proc_pid_status(5)). */
  private static String memory(long pid) throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/status"))
        .lines()
        .filter(l -> l.startsWith("VmHWM"))
        .findFirst()
        .orElse("unknown")
        .replaceAll("\\s+", " ");
  }

  private Path form(Path data, Administration administration)
      throws IOException, InterruptedException {
    var connections = administration.get("/connections?strategy=auth0");
    var connection = Json.text(connections.get(0), "id", "");
    var file = data.resolve("form");
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"users\";");
      out.write(" filename=\"users.json\"\r\n\r\n[");
      for (int i = 0; i < users; i++) {
        out.write(i == 0 ? "" : ",\n");
        out.write(user(i));
      }
      out.write("]\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data;");
      out.write(" name=\"connection_id\"\r\n\r\n" + connection + "\r\n--" + BOUNDARY + "--\r\n");
    }
    return file;
  }

  private static String user(int i) {
    return """
    {"email":"person%1$d@example.com","email_verified":true,"given_name":"Person","family_name":\
    "Number %1$d","name":"Person Number %1$d","password_hash":"%2$s","user_metadata":{"plan":\
    "gold","language":"en"},"app_metadata":{"customer":%1$d,"roles":["reader"]}}"""
        .formatted(i, HASH);
  }

  private static JsonNode await(Administration administration, String id)
      throws IOException, InterruptedException {
    while (true) {
      var job = administration.get("/jobs/" + id);
      if (List.of("completed", "failed").contains(Json.text(job, "status", ""))) {
        return job;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
