package dev.ostiary.bench;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.security.Provider;
import java.util.List;
import java.util.Set;

/** The scenarios of an identity server, each with its limit and its goal. */
final class Scenes {
  private static final int CONNECTIONS = 32;
  private static final int BROWSERS = 8;
  private static final String ES256_API = "https://es256.example.com/";
  private final ServerProcess server;
  private final Sample sample;
  private final ScenarioBench bench;
  private final Provider provider;
  private final ServerProcess.Launch launch;

  Scenes(ServerProcess server, ServerProcess.Launch launch, ScenarioBench bench, Provider provider)
      throws IOException {
    this.server = server;
    this.sample = Sample.read(server.data());
    this.bench = bench;
    this.provider = provider;
    this.launch = launch;
  }

  /** Those that are asked for. */
  void run(Set<String> sections) throws Exception {
    try (var administration = new Administration(server);
        var scenarios = new Scenarios(sample, server.port())) {
      if (sections.contains("tokens")) {
        Report.title("client_credentials: secret checked, log row durable, 32 connections");
        tokens(scenarios, administration);
      }
      if (sections.contains("signins")) {
        Report.title("sign-ins and refresh: every change durable");
        signIns(scenarios, administration);
      }
      if (sections.contains("reads")) {
        Report.title("reads, 32 connections");
        reads(scenarios, administration);
      }
    }
  }

  private void tokens(Scenarios scenarios, Administration administration) throws Exception {
    var rows = new AuditRows(server.data(), launch.database());
    var rsa = Limit.of("RS256 signatures", RawSignatures.rs256(provider), 1);
    api(administration);
    long before = rows.count("seccft");
    var callers = scenarios.clientCredentials(CONNECTIONS, Sample.AUDIENCE);
    long answers = bench.run(new Scenario("client credentials, RS256", callers, rsa, 0.80, 0.92));
    var other = new ScenarioLimit("the same with RS256", server.port(), callers);
    var es256 = scenarios.clientCredentials(CONNECTIONS, ES256_API);
    answers += bench.run(new Scenario("client credentials, ES256", es256, other, 3, 5));
    answers += other.answers();
    long written = rows.count("seccft") - before;
    Report.check("one log row for each token", written == answers, written + " of " + answers);
  }

  private void signIns(Scenarios scenarios, Administration administration) throws Exception {
    var two = Limit.of("two RS256 signatures", RawSignatures.rs256(provider), 2);
    bench.run(
        new Scenario("refresh with rotation", scenarios.refresh(CONNECTIONS), two, 0.70, 0.90));
    bench.run(
        new Scenario("sign-in, session exists", scenarios.session(CONNECTIONS), two, 0.50, 0.75));
    var hashes = Limit.of("password hashes", RawHashes.checks(), 1);
    bench.run(
        new Scenario(
            "sign-in with password",
            scenarios.password(BROWSERS, administration),
            hashes,
            0.85,
            0.95));
  }

  private void reads(Scenarios scenarios, Administration administration) throws Exception {
    try (var bare = BareHandler.start(launch.flags(), CONNECTIONS)) {
      for (var scenario :
          List.of(
              new Scenario(
                  "userinfo, opaque token", scenarios.userinfo(CONNECTIONS), bare, 0.45, 0.70),
              new Scenario("userinfo, JWT", scenarios.userinfoJwt(CONNECTIONS), bare, 0.45, 0.70),
              new Scenario(
                  "introspection of a user's JWT",
                  scenarios.introspection(CONNECTIONS, administration),
                  bare,
                  0.40,
                  0.65),
              new Scenario("JWKS", scenarios.metadata(CONNECTIONS, "jwks.json"), bare, 0.80, 0.95),
              new Scenario(
                  "discovery",
                  scenarios.metadata(CONNECTIONS, "openid-configuration"),
                  bare,
                  0,
                  0))) {
        bench.run(scenario);
      }
    }
  }

  /** An API whose tokens are signed with ES256, and its permission for the machine. */
  private void api(Administration administration) throws IOException, InterruptedException {
    var api = Json.object().put("identifier", ES256_API).put("name", "ES256");
    administration.send("POST", "/resource-servers", api.put("signing_alg", "ES256"));
    var grant = Json.object().put("client_id", sample.machine()).put("audience", ES256_API);
    grant.putArray("scope");
    administration.send("POST", "/client-grants", grant);
  }
}
