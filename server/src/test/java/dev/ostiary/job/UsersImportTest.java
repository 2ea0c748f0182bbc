package dev.ostiary.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import dev.ostiary.protection.Protection;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.PasswordSignIn;
import dev.ostiary.user.Passwords;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UsersImportTest {
  private static final String BCRYPT =
      "$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestJobs jobs;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    jobs = new TestJobs(api);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static User user(String email) {
    return api.database().read(tx -> new UserStore().byEmail(tx, Tenants.FIRST, email)).getFirst();
  }

  private static String hash(String email) {
    return String.valueOf(
        api.database()
            .read(
                tx ->
                    new CredentialStore()
                        .credential(tx, Tenants.FIRST, Connections.STANDARD, email))
            .orElseThrow()
            .passwordHash());
  }

  private static PasswordSignIn.Outcome signIn(String email, String password) {
    var connection = api.server().admin().standardConnection();
    return new PasswordSignIn(
            api.database(),
            new Passwords(),
            new Protection(api.server().settings()),
            attempt -> java.util.Optional.empty(),
            api.server().time())
        .check(
            new PasswordSignIn.Attempt(
                Tenants.FIRST, List.of(connection), email, password, "192.0.2.1"));
  }

  private static List<String> errors(String job) {
    return api.get("/jobs/" + job + "/errors")
        .has(200)
        .body()
        .valueStream()
        .flatMap(
            line ->
                line.get("errors")
                    .valueStream()
                    .map(
                        e ->
                            Json.text(line.get("user"), "email", "?")
                                + " "
                                + Json.text(e, "code", "")
                                + " "
                                + Json.text(e, "path", "")))
        .toList();
  }

  @Test
  void anAcceptedJobHasTheRecordedMembers() {
    var job =
        jobs.start(
            "[]",
            Map.of("upsert", "true", "external_id", "mine", "send_completion_email", "false"));
    assertThat(Json.text(job, "id")).matches("job_[A-Za-z0-9]{16}");
    assertThat(job.deepCopy().remove(List.of("id", "created_at")))
        .isEqualTo(
            Json.own(
                """
                {"status":"pending","type":"users_import","connection_id":"%s",
                 "connection":"Username-Password-Authentication","upsert":true,
                 "external_id":"mine","send_completion_email":false}"""
                    .formatted(jobs.connection())));
    var done = jobs.await(Json.text(job, "id", ""));
    assertThat(Json.text(done, "status")).isEqualTo("completed");
    assertThat(Json.number(done, "percentage_done", 0)).isEqualTo(100);
    assertThat(TestJobs.counts(done)).isEqualTo("0/0/0");
    api.get("/jobs/" + Json.text(job, "id") + "/errors").has(204);
  }

  @Test
  void aFieldOfTheFormMayBeInQuotesAsTheSdkForJavaWritesIt() {
    var id = "\"" + jobs.connection() + "\"";
    var job = jobs.start("[]", Map.of("connection_id", id, "external_id", "\"mine\""));
    assertThat(Json.text(job, "connection_id")).isEqualTo(jobs.connection());
    assertThat(Json.text(job, "external_id")).isEqualTo("mine");
  }

  @Test
  void aUserComesWithEverything() {
    var done =
        jobs.run(
            """
            [{"email":"Ada@Import.example","user_id":"ada-1","email_verified":true,
              "given_name":"Ada","family_name":"Lovelace","name":"Ada Lovelace","nickname":"ada",
              "picture":"https://pictures.example/ada.png","username":"ada",
              "phone_number":"+4930123","phone_verified":true,"blocked":true,
              "app_metadata":{"plan":"gold"},"user_metadata":{"tea":null,"n":[1]}}]""",
            Map.of());
    assertThat(Json.text(done, "status")).isEqualTo("completed");
    assertThat(TestJobs.counts(done)).isEqualTo("1/0/0");
    var ada = api.get("/users/auth0%7Cada-1").has(200).object();
    assertThat(Json.text(ada, "email")).isEqualTo("ada@import.example");
    assertThat(Json.flag(ada, "email_verified", false)).isTrue();
    assertThat(Json.flag(ada, "blocked", false)).isTrue();
    assertThat(Json.text(ada, "name")).isEqualTo("Ada Lovelace");
    assertThat(Json.text(ada, "phone_number")).isEqualTo("+4930123");
    assertThat(Json.child(ada, "app_metadata")).isEqualTo(Json.own("{\"plan\":\"gold\"}"));
    assertThat(Json.child(ada, "user_metadata")).isEqualTo(Json.own("{\"tea\":null,\"n\":[1]}"));
  }

  @Test
  @DisplayName("AUT-04 a password of another system signs in and is replaced by a hash of ours")
  void aForeignPasswordSignsInOnceAndIsReplaced() {
    jobs.run(
        """
        [{"email":"bcrypt@import.example","password_hash":"%s"},
         {"email":"md5@import.example","custom_password_hash":{"algorithm":"md5",
          "hash":{"value":"5f4dcc3b5aa765d61d8327deb882cf99","encoding":"hex"}}}]"""
            .formatted(BCRYPT),
        Map.of());
    assertThat(signIn("bcrypt@import.example", "wrong")).isInstanceOf(PasswordSignIn.Refused.class);
    assertThat(hash("bcrypt@import.example")).contains(BCRYPT);
    for (int i = 0; i < 2; i++) {
      assertThat(signIn("bcrypt@import.example", "correct horse"))
          .isInstanceOf(PasswordSignIn.Accepted.class);
      assertThat(signIn("md5@import.example", "password"))
          .isInstanceOf(PasswordSignIn.Accepted.class);
      assertThat(hash("bcrypt@import.example")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
      assertThat(hash("md5@import.example")).startsWith("$argon2id$");
    }
  }

  @Test
  void whatIsWrongWithAUserIsReportedAndTheOthersAreImported() {
    var done =
        jobs.run(
            """
            [{"email":"good1@report.example"},
             {"email":"extra@report.example","password":"secret-one","password_hash":"x"},
             {"email":"not an address"},
             {"email":"type@report.example","blocked":"yes","name":7},
             {"email":"empty@report.example","name":""},
             {"name":"nobody"},
             17,
             {"email":"hash@report.example","password_hash":"$2b$31$secret-two"},
             {"email":"both@report.example","password_hash":"%s","custom_password_hash":{}},
             {"email":"custom@report.example","custom_password_hash":{"algorithm":"md5",
              "hash":{"value":"secret-three"}}},
             {"email":"nul@report.example","name":"\\u0000"},
             {"email":"good1@report.example"},
             {"email":"good2@report.example"}]"""
                .formatted(BCRYPT),
            Map.of());
    assertThat(TestJobs.counts(done)).isEqualTo("2/0/11");
    var id = Json.text(done, "id", "");
    assertThat(errors(id))
        .containsExactly(
            "extra@report.example OBJECT_ADDITIONAL_PROPERTIES password",
            "not an address INVALID_FORMAT email",
            "type@report.example INVALID_TYPE blocked",
            "type@report.example INVALID_TYPE name",
            "empty@report.example MIN_LENGTH name",
            "? OBJECT_MISSING_REQUIRED_PROPERTY email",
            "? INVALID_TYPE ",
            "hash@report.example INVALID_FORMAT password_hash",
            "both@report.example ONE_OF_MULTIPLE custom_password_hash",
            "custom@report.example INVALID_FORMAT custom_password_hash.hash.value",
            "? INVALID_TYPE ",
            "good1@report.example DUPLICATED_USER ");
    assertThat(api.get("/jobs/" + id + "/errors").raw().body()).doesNotContain("secret-");
    assertThat(user("good2@report.example").blocked()).isFalse();
  }

  @Test
  void withoutUpsertWhoIsThereStaysAsTheyAre() {
    jobs.run(
        "[{\"email\":\"there@example.net\",\"user_id\":\"there\",\"name\":\"One\"}]", Map.of());
    var done =
        jobs.run(
            """
            [{"email":"there@example.net","name":"Two"},
             {"email":"other@example.net","user_id":"auth0|there","name":"Three"}]""",
            Map.of());
    assertThat(TestJobs.counts(done)).isEqualTo("0/0/2");
    assertThat(user("there@example.net").name()).isEqualTo("One");
  }

  @Test
  void upsertReplacesMembersAndMergesMetadata() {
    var upsert = Map.of("upsert", "true");
    jobs.run(
        """
        [{"email":"up@example.net","user_id":"up","name":"One","given_name":"Uma",
          "user_metadata":{"a":1,"b":{"c":2}},"password_hash":"%s"}]"""
            .formatted(BCRYPT),
        upsert);
    var done =
        jobs.run(
            """
            [{"email":"UP@example.net","name":"Two","user_metadata":{"b":{"d":3},"a":null},
              "app_metadata":{"x":1},"email_verified":true},
             {"email":"up2@example.net","user_id":"up"},
             {"email":"new@example.net","name":"New"},
             {"email":"new@example.net","name":"Newer"}]""",
            upsert);
    assertThat(TestJobs.counts(done)).isEqualTo("1/2/1");
    assertThat(errors(Json.text(done, "id", "")))
        .containsExactly("up2@example.net AMBIGUOUS_USER ");
    var up = user("up@example.net");
    assertThat(up.name()).isEqualTo("Two");
    assertThat(up.emailVerified()).isTrue();
    assertThat(Json.text(up.body(), "given_name")).isEqualTo("Uma");
    assertThat(Json.child(up.body(), "user_metadata")).isEqualTo(Json.own("{\"b\":{\"d\":3}}"));
    assertThat(user("new@example.net").name()).isEqualTo("Newer");
    assertThat(hash("up@example.net")).contains(BCRYPT);
  }

  @Test
  void upsertReplacesAHashOnlyUntilItsUserHasSignedIn() {
    var upsert = Map.of("upsert", "true");
    var md5 =
        """
        [{"email":"late@example.net","custom_password_hash":{"algorithm":"md5",
          "hash":{"value":"5f4dcc3b5aa765d61d8327deb882cf99","encoding":"hex"}}}]""";
    jobs.run("[{\"email\":\"late@example.net\"}]", upsert);
    jobs.run(
        "[{\"email\":\"late@example.net\",\"password_hash\":\"%s\"}]".formatted(BCRYPT), upsert);
    assertThat(hash("late@example.net")).contains(BCRYPT);
    jobs.run(md5, upsert);
    assertThat(hash("late@example.net")).contains("5f4dcc3b5aa765d61d8327deb882cf99");
    signIn("late@example.net", "password");
    jobs.run(md5, upsert);
    assertThat(hash("late@example.net")).startsWith("$argon2id$");
  }

  @Test
  @DisplayName("ADM-07 the file goes away with what was imported, for it holds hashes")
  void nothingOfTheFileStays() {
    var done = jobs.run("[{\"email\":\"gone@example.net\"}]".indent(300), Map.of());
    assertThat(TestJobs.counts(done)).isEqualTo("1/0/0");
    var left =
        api.database()
            .read(
                tx ->
                    tx.sql()
                        .createQuery("SELECT COUNT(*) FROM job_chunk WHERE job_id = :id")
                        .bind("id", Json.text(done, "id"))
                        .mapTo(Long.class)
                        .one());
    assertThat(left).isZero();
  }

  @Test
  void aFileOfManyPiecesIsReadToItsEnd() {
    // More than one piece of the file and several transactions, with characters across the seams.
    var users =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    "{\"email\":\"many%d@example.net\",\"name\":\"%s\"}"
                        .formatted(i, "é😀".repeat(40) + i))
            .collect(Collectors.joining(",\n", "\uFEFF[", "]\n"));
    var done = jobs.run(users, Map.of());
    assertThat(TestJobs.counts(done)).isEqualTo("3000/0/0");
    assertThat(user("many2999@example.net").name()).isEqualTo("é😀".repeat(40) + 2999);
  }

  @Test
  void aFileThatBreaksOffFailsAfterWhatWasGood() {
    for (var broken : List.of(" ", "{\"email\":\"x@example.net\"}", "null", "[", "[}", "[1]x")) {
      var done = jobs.run(broken, Map.of());
      assertThat(Json.text(done, "status")).as(broken).isEqualTo("failed");
      assertThat(Json.text(done, "status_details")).as(broken).isNotEmpty();
    }
    var half = jobs.run("[{\"email\":\"half@example.net\"},{\"email\":", Map.of());
    assertThat(Json.text(half, "status")).isEqualTo("failed");
    assertThat(TestJobs.counts(half)).isEqualTo("1/0/0");
    var report = api.get("/jobs/" + Json.text(half, "id") + "/errors").has(200);
    assertThat(report.text("status_details")).contains("malformed");
    assertThat(api.server().admin().events(50).stream().map(e -> Json.text(e, "type", "")))
        .contains("fui", "sui");
  }

  @Test
  @DisplayName("SCM-04 DOS-01 one user of a file has a bound")
  void aUserThatIsTooLargeEndsTheJob() {
    var numbers = "1,".repeat(700_000) + "1";
    var large = "[{\"email\":\"large@example.net\",\"user_metadata\":{\"x\":[" + numbers + "]}}]";
    var done = jobs.run(large, Map.of());
    assertThat(Json.text(done, "status")).isEqualTo("failed");
  }

  @Test
  @DisplayName("SCM-04 the report of errors has a bound, the summary counts all")
  void theReportHasABound() {
    var done = jobs.run("[" + "1,".repeat(6_000) + "{}]", Map.of());
    assertThat(TestJobs.counts(done)).isEqualTo("0/0/6001");
    var lines = api.get("/jobs/" + Json.text(done, "id") + "/errors").has(200).body();
    assertThat(lines.size()).isBetween(4_000, UsersImport.MAX_ERRORS);
  }

  @Test
  void blockingByAnImportEndsSessions() {
    var server = api.server();
    server.user("blockme@example.net");
    var app = server.app(server.client().spa().create());
    var token = app.refreshToken("blockme@example.net", Map.of());
    jobs.run("[{\"email\":\"blockme@example.net\",\"blocked\":true}]", Map.of("upsert", "true"));
    assertThat(app.refresh(token).status()).isEqualTo(403);
  }
}
