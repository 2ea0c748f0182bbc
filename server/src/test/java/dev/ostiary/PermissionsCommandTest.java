package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.PermissionsCommand;
import dev.ostiary.common.Ids;
import dev.ostiary.config.Failures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer types to keep permissions in one file. */
class PermissionsCommandTest {
  private static final TestServer server = TestServer.start();
  private static String token = "";
  @TempDir private Path directory = Path.of("");
  private Path file = Path.of("");
  private String api = "";

  private record Ended(int code, String out, String error) {}

  @BeforeAll
  static void start() {
    token = server.managementToken();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void anApi() {
    file = directory.resolve("permissions.yaml");
    api = "https://" + Ids.hex(8) + ".example/";
    server.apiWith("{\"enforce_policies\":true}", api, "read:orders", "delete:orders");
    server.role(
        "Clerk " + api, api, List.of("read:orders"), server.user(Ids.hex(8) + "@example.com"));
  }

  private Ended run(String... arguments) {
    var out = new StringWriter();
    var failed = new StringWriter();
    var line = PermissionsCommand.of(new LocalCommands());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(failed));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          failed.append(Failures.explain(error));
          return 1;
        });
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--server", server.http().base(), "--token", token));
    all.addAll(List.of("--file", file.toString()));
    int code = line.execute(all.toArray(String[]::new));
    return new Ended(code, out.toString().strip(), failed.toString().strip());
  }

  private void edit(String from, String to) throws IOException {
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static String day(int ahead) {
    return server.time().now().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(ahead).toString();
  }

  @Test
  void fromTheServerIntoTheFileAndBack() throws IOException {
    assertThat(run("pull").error()).contains("Name the API: --api");
    assertThat(run("plan").error()).contains("There is no " + file + ": write it");
    assertThat(run("pull", "--api", api).out()).contains("2 permissions, 1 roles of " + api);
    assertThat(run("plan", "--check"))
        .isEqualTo(
            new Ended(0, "API %s (%s)\nThe API is as the file says.".formatted(api, api), ""));
    edit("orders.read:", "order.read:");
    edit("[orders.read]", "[order.read, order.export]");
    edit(
        "permissions:\n",
        "permissions:\n  order.export:\n    value: export:orders\n    description: Export\n");
    var plan = run("plan", "--check");
    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.out())
        .contains("+ export:orders            Export")
        .contains("~ role Clerk " + api + " +export:orders")
        .contains("export:orders            1 user gets it")
        .contains("2 changes, plan ");
    assertThat(run("plan").code()).isZero();
    var hash = plan.out().substring(plan.out().lastIndexOf(' ') + 1);
    assertThat(run("apply", "--hash", hash).out()).contains("2 changes");
    var again = run("apply", "--hash", hash);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.error()).contains("changed since the plan was made");
    assertThat(run("apply").out()).contains("The API is as the file says.");
    // Keys that people chose stay when the file is written anew.
    assertThat(run("pull").code()).isZero();
    assertThat(Files.readString(file)).contains("order.read:", "order.export:");
    assertThat(run("plan", "--check").code()).isZero();
  }

  @Test
  void whatTheFileDoesNotKnowStaysUnlessPruned() throws IOException {
    Files.writeString(file, "api: " + api + "\npermissions: {a: {value: read:orders}}\n");
    var plan = run("plan");
    assertThat(plan.out()).contains("kept (--prune removes them): delete:orders");
    assertThat(run("apply").out()).contains("The API is as the file says.");
    assertThat(run("apply", "--prune").out()).contains("- delete:orders");
    assertThat(run("plan", "--prune", "--json").out()).contains("\"changes\":[]");
  }

  @Test
  void aFileThatIsNoManifestIsToldByLine() throws IOException {
    Files.writeString(file, "api: " + api + "\npermissions:\n  a: {valeu: x}\n");
    var plan = run("plan");
    assertThat(plan.code()).isEqualTo(1);
    assertThat(plan.error()).contains(file + ":3: 'valeu' is no member of a");
  }

  @Test
  void aRenameIsDoneOnTheServerAndInTheFile() throws IOException {
    run("pull", "--api", api);
    var renamed = run("rename", "delete:orders", "cancel:orders", "--alias-days", "30");
    assertThat(renamed.out())
        .isEqualTo(
            "delete:orders is called cancel:orders now; until %s tokens carry both names\n%s says so, too"
                .formatted(day(30), file));
    assertThat(Files.readString(file))
        .contains("orders.delete:", "value: cancel:orders", "was: [delete:orders]");
    assertThat(run("plan", "--check").code()).isZero();
    var twice = run("rename", "delete:orders", "cancel:orders");
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.error())
        .isEqualTo("The permission 'delete:orders' is called 'cancel:orders' now");
    assertThat(run("rename", "a", "b", "--alias-days", "soon").error())
        .contains("a number of days");
    assertThat(run("rename", "a", "b", "--alias-until", "31.3.").error()).contains("2027-03-31");
    var atOnce = run("rename", "cancel:orders", "remove:orders", "--alias-days", "0");
    assertThat(atOnce.out()).startsWith("cancel:orders is called remove:orders now\n");
    assertThat(run("plan", "--check").out()).contains("The API is as the file says.");
  }
}
