package dev.ostiary.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A user and an application that nobody has, to try programs with. */
final class MadeUp {
  private static final long DAY = 1_767_225_600_000L;
  private static final String SUBJECT = "5f7c8ec7c33c6c004bbafe82";

  private MadeUp() {}

  /**
   * What a program of the trigger would be told.
   *
   * @param trigger one that exists, or {@code rule}
   */
  static ObjectNode event(String trigger) {
    var name = "/dev/ostiary/action/events/" + trigger + ".json";
    try (var in = MadeUp.class.getResourceAsStream(name)) {
      return Json.own(new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static User user(Tenant tenant) {
    var body =
        Json.own(
            """
            {"name": "Jane Doe", "given_name": "Jane", "family_name": "Doe", "nickname": "jane",
             "user_metadata": {"language": "en"}, "app_metadata": {"plan": "pro"}}
            """);
    return new User(
        tenant.id(),
        "auth0|" + SUBJECT,
        "jane.doe@example.com",
        true,
        false,
        body,
        new User.Activity(DAY, DAY, 5, DAY, "203.0.113.7"),
        List.of(new User.Identity("Username-Password-Authentication", "auth0", SUBJECT)));
  }

  static Client client(Tenant tenant) {
    var body = Json.own("{\"name\": \"My application\", \"client_metadata\": {}}");
    return new Client(
        tenant.id(),
        "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPp",
        "My application",
        null,
        Set.of("authorization_code"),
        List.of("https://app.example.com/callback"),
        Set.of(),
        body);
  }
}
