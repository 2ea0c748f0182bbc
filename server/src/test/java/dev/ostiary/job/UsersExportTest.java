package dev.ostiary.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.db.Sweeper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UsersExportTest {
  private ApiFixture api = new ApiFixture();
  private TestJobs jobs = new TestJobs(api);

  @BeforeEach
  void users() {
    jobs.run(
        """
        [{"email":"b@export.example","user_id":"b","name":"=cmd|' /C calc'!A0","email_verified":true,
          "user_metadata":{"plan":"gold","n":-5,"list":[1]},
          "custom_password_hash":{"algorithm":"md5",
          "hash":{"value":"5f4dcc3b5aa765d61d8327deb882cf99","encoding":"hex"}}},
         {"email":"a@export.example","user_id":"a","name":"Say \\"hi\\", A","phone_number":"+4930"}]""",
        Map.of());
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void jsonHasOneWholeUserALineInTheOrderOfIds() {
    var lines = jobs.export("{}").lines().map(Json::own).toList();
    assertThat(lines.stream().map(u -> Json.text(u, "user_id")))
        .containsExactly("auth0|a", "auth0|b");
    assertThat(lines.getFirst()).isEqualTo(api.get("/users/auth0%7Ca").object());
  }

  @Test
  @DisplayName("ADM-07 no export has a password's hash")
  void noExportHasAHash() {
    assertThat(jobs.export("{}")).doesNotContain("5f4dcc3b5aa765d61d8327deb882cf99");
    var fields = "{\"fields\":[{\"name\":\"password_hash\"},{\"name\":\"email\"}]}";
    assertThat(jobs.export(fields).lines().findFirst())
        .contains("{\"email\":\"a@export.example\"}");
  }

  @Test
  void fieldsChooseMembersAndNameThem() {
    var text =
        jobs.export(
            """
            {"format":"json","fields":[{"name":"email"},
             {"name":"user_metadata.plan","export_as":"plan"},
             {"name":"identities[0].connection","export_as":"source"}]}""");
    assertThat(text.lines())
        .containsExactly(
            "{\"email\":\"a@export.example\",\"source\":\"Username-Password-Authentication\"}",
            "{\"email\":\"b@export.example\",\"plan\":\"gold\","
                + "\"source\":\"Username-Password-Authentication\"}");
  }

  @Test
  @DisplayName("SCM-04 a cell that a spreadsheet would run gets an apostrophe")
  void cellsAreQuotedAndNeverFormulas() {
    var text =
        jobs.export(
            """
            {"format":"csv","fields":[{"name":"email","export_as":"=mail"},{"name":"name"},
             {"name":"phone_number"},{"name":"user_metadata.n"},{"name":"user_metadata.list"}]}""");
    assertThat(text)
        .isEqualTo(
            """
            "'=mail","name","phone_number","user_metadata.n","user_metadata.list"
            "a@export.example","Say ""hi"", A","+4930","",""
            "b@export.example","'=cmd|' /C calc'!A0","","-5","[1]"
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void csvHasColumnsOfItsOwnWhenNoneAreNamed() {
    assertThat(jobs.export("{\"format\":\"csv\"}").lines().findFirst().orElseThrow())
        .startsWith("\"user_id\",\"email\",\"email_verified\",\"name\"");
  }

  @Test
  void limitAndConnectionChooseUsers() {
    assertThat(jobs.export("{\"limit\":1}").lines()).hasSize(1);
    assertThat(jobs.export("{\"connection_id\":\"%s\"}".formatted(jobs.connection())).lines())
        .hasSize(2);
    var other =
        api.call("POST", "/connections", "{\"name\":\"other\",\"strategy\":\"auth0\"}").text("id");
    assertThat(jobs.export("{\"connection_id\":\"%s\"}".formatted(other))).isEmpty();
  }

  @Test
  void manyPagesAreOneFile() {
    var users =
        IntStream.range(0, 1_001)
            .mapToObj(i -> "{\"email\":\"page%d@export.example\"}".formatted(i))
            .collect(Collectors.joining(",", "[", "]"));
    jobs.run(users, Map.of());
    var lines = jobs.export("{\"fields\":[{\"name\":\"user_id\"}]}").lines().toList();
    assertThat(lines).hasSize(1_003).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("ADM-07 the file's address is a secret of its own that ends, and needs read:users")
  void theAddressEnds() {
    var accepted = api.call("POST", "/jobs/users-exports", "{}", "read:users").has(200);
    assertThat(accepted.text("status")).isEqualTo("pending");
    var id = accepted.text("id");
    jobs.await(id);
    var first = api.get("/jobs/" + id).text("location");
    var second = api.get("/jobs/" + id).text("location");
    assertThat(first).startsWith("https://id.example/exports/" + id + ".json.gz?secret=");
    assertThat(first).isNotEqualTo(second);
    assertThat(jobs.download(first)).isEqualTo(jobs.download(second)).contains("a@export.example");
    var answer = jobs.fetch(first);
    assertThat(answer.headers().firstValue("content-disposition"))
        .hasValueSatisfying(v -> assertThat(v).contains(id + ".json.gz"));
    assertThat(api.server().admin().dump()).doesNotContain(first.substring(first.length() - 43));
    assertThat(api.call("GET", "/jobs/" + id, "", "create:users").body().has("location")).isFalse();
    for (var wrong :
        List.of(
            first + "x", first.replace(id, "job_0123456789abcdef"), "/exports/x", "/exports/")) {
      assertThat(jobs.fetch(wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    api.server().time().advance(Duration.ofMinutes(61));
    assertThat(jobs.fetch(first).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotAnExportIsRefused() {
    for (var body :
        List.of(
            "{\"format\":\"xml\"}",
            "{\"limit\":0}",
            "{\"limit\":\"5\"}",
            "{\"fields\":{}}",
            "{\"fields\":[{}]}",
            "{\"fields\":[{\"name\":\"a..b\"}]}",
            "{\"fields\":[{\"name\":\"a[x]\"}]}",
            "{\"connection_id\":\"con_nowhere\"}")) {
      assertThat(api.call("POST", "/jobs/users-exports", body).status()).as(body).isEqualTo(400);
    }
    api.get("/jobs/job_0123456789abcdef").isError(404, "inexistent_job", "The job does not exist.");
    api.get("/jobs/job_0123456789abcdef/errors")
        .isError(404, "inexistent_job", "The job does not exist.");
  }

  @Test
  void jobsAndFilesAreSweptAfterADay() {
    jobs.export("{}");
    api.server().time().advance(Duration.ofHours(25));
    try (var sweeper = new Sweeper(api.database(), api.server().time())) {
      sweeper.sweep();
    }
    for (var table : List.of("job", "job_chunk", "job_error", "job_link")) {
      var sql = "SELECT COUNT(*) FROM " + table;
      long rows = api.database().read(tx -> tx.sql().createQuery(sql).mapTo(Long.class).one());
      assertThat(rows).as(table).isZero();
    }
  }
}
