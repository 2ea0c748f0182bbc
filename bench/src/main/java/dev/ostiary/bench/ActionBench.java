package dev.ostiary.bench;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a post-login Action adds to a sign-in: windows without and with it in turns, so that what
 * else the machine does touches both. Eight sign-ins go on at a time, with an existing session,
 * which is the shortest of them: as fast as they go, where each millisecond of processor time
 * counts fourfold on two cores, and at a fifth of that pace.
 */
final class ActionBench {
  private static final int PARALLEL = 8;
  private static final int TURNS = 4;
  private static final int WARM_UPS = 20;

  /** Runs after which the JVM of a process for programs has compiled what it wants to. */
  private static final int WARM_RUNS = 24_000;

  private static final double PACE = 0.2;
  private static final String CODE =
      """
      exports.onExecutePostLogin = async (event, api) => {
        const roles = event.authorization ? event.authorization.roles : [];
        api.idToken.setCustomClaim('https://app.example.com/roles', roles);
        api.accessToken.setCustomClaim('https://app.example.com/roles', roles);
        api.accessToken.setCustomClaim('https://app.example.com/email', event.user.email);
      };
      """;

  /** The first Action of a server sets off a process that practises, once for all later starts. */
  private static final int PRACTICE_MINUTES = 10;

  private final ServerProcess.Launch launch;
  private final double seconds;

  ActionBench(ServerProcess.Launch launch, double seconds) {
    this.launch = launch;
    this.seconds = seconds;
  }

  void run() throws IOException, InterruptedException {
    ObjectNode action;
    try (var server = started();
        var administration = new Administration(server);
        var scenarios = new Scenarios(Sample.read(launch.data()), server.port());
        var load = new LoadGenerator(server.port(), scenarios.session(1))) {
      action = action(administration);
      bind(administration, action);
      practised(load);
      bind(administration, Json.object());
    }
    try (var server = started();
        var administration = new Administration(server);
        var scenarios = new Scenarios(Sample.read(launch.data()), server.port());
        var load = new LoadGenerator(server.port(), scenarios.session(PARALLEL))) {
      new WarmUp(server, WARM_UPS).run(load);
      bind(administration, action);
      for (long units = 0; units < WARM_RUNS; ) {
        units += load.run(4).units();
      }
      double most = compare(administration, action, load, 0);
      compare(administration, action, load, most * PACE);
      bind(administration, Json.object());
    }
  }

  private ServerProcess started() throws IOException, InterruptedException {
    var server = ServerProcess.start(launch);
    server.awaitOk(Requests.get("/health/ready", "Connection: close\r\n"));
    return server;
  }

  /** Until the process that practises has written down what later ones begin with. */
  private void practised(LoadGenerator load) throws IOException, InterruptedException {
    load.run(1);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PRACTICE_MINUTES);
    while (!written()) {
      if (System.nanoTime() > end) {
        throw new IOException("No process for programs has practised to its end");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private boolean written() throws IOException {
    try (var caches = Files.newDirectoryStream(launch.data().resolve("runner"), "runner-*.aot")) {
      return caches.iterator().hasNext();
    }
  }

  /** The rate without the Action. */
  private double compare(
      Administration administration, ObjectNode action, LoadGenerator load, double rate)
      throws IOException, InterruptedException {
    var without = new ArrayList<LoadGenerator.Window>();
    var with = new ArrayList<LoadGenerator.Window>();
    for (int i = 0; i < TURNS; i++) {
      bind(administration, Json.object());
      load.run(1);
      without.add(load.run(seconds, rate));
      bind(administration, action);
      load.run(1);
      with.add(load.run(seconds, rate));
    }
    var what = rate == 0 ? "at full load" : String.format("at %.0f sign-ins a second", rate);
    line("without an Action, " + what, without);
    line("with a warm Action, " + what, with);
    double median = added(without, with, w -> w.latencies().percentile(0.5));
    double late = added(without, with, w -> w.latencies().percentile(0.99));
    Report.goal("added at the median, " + what, median, -2, "ms");
    Report.goal("added at the 99th percentile, " + what, late, -10, "ms");
    long bad = with.stream().mapToLong(LoadGenerator.Window::bad).sum();
    Report.check("every sign-in with the Action is answered", bad == 0, bad + " bad");
    return median(without, LoadGenerator.Window::perSecond);
  }

  private static void line(String name, List<LoadGenerator.Window> windows) {
    Report.line(
        "%-45s %6.0f/s  p50 %6.2f ms  p99 %6.2f ms",
        name,
        median(windows, LoadGenerator.Window::perSecond),
        median(windows, w -> w.latencies().percentile(0.5)),
        median(windows, w -> w.latencies().percentile(0.99)));
  }

  private static double added(
      List<LoadGenerator.Window> without,
      List<LoadGenerator.Window> with,
      ToDoubleFunction<LoadGenerator.Window> figure) {
    return median(with, figure) - median(without, figure);
  }

  private static double median(
      List<LoadGenerator.Window> windows, ToDoubleFunction<LoadGenerator.Window> figure) {
    var sorted = windows.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static ObjectNode action(Administration administration)
      throws IOException, InterruptedException {
    var body = Json.object().put("name", "Bench").put("code", CODE).put("deploy", true);
    body.putArray("supported_triggers").addObject().put("id", "post-login").put("version", "v3");
    return administration.send("POST", "/actions/actions", body);
  }

  /** Binds an Action alone, or nothing. */
  private static void bind(Administration administration, ObjectNode action)
      throws IOException, InterruptedException {
    var body = Json.object();
    var bindings = body.putArray("bindings");
    var id = Json.text(action, "id");
    if (id != null) {
      var binding = bindings.addObject().put("display_name", "Bench");
      binding.putObject("ref").put("type", "action_id").put("value", id);
    }
    administration.send("PATCH", "/actions/triggers/post-login/bindings", body);
  }
}
