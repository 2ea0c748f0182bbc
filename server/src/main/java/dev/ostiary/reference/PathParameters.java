package dev.ostiary.reference;

import dev.ostiary.management.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the parameters in the paths of operations are, in words. */
final class PathParameters {
  /** Those that do not follow from their names, by the segment before them and the name. */
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("users/id", "Id of the user, such as `auth0|5f7c8ec7`, percent-encoded"),
          Map.entry("user-blocks/id", "Id of the user, percent-encoded"),
          Map.entry("members/user_id", "Id of the user, percent-encoded"),
          Map.entry("{provider}/user_id", "Id of the user at the provider, without its prefix"),
          Map.entry("identities/provider", "Provider of the account, such as `auth0`"),
          Map.entry("multifactor/provider", "Provider, such as `duo` or `google-authenticator`"),
          Map.entry("resource-servers/id", "Id of the API, or its identifier percent-encoded"),
          Map.entry("ips/id", "An IP address"),
          Map.entry("logs/id", "Id of the log event (`log_id`)"),
          Map.entry("signing/kid", "Key id, as in the header of tokens"),
          Map.entry("encryption/kid", "Id of the key"),
          Map.entry("name/name", "Its name"),
          Map.entry("name/discovery_domain", "The domain, such as `example.com`"),
          Map.entry("rules-configs/key", "Name of the value"),
          Map.entry("factors/name", "Name of the factor, such as `otp`"),
          Map.entry("email-templates/templateName", "Name of the template, such as `verify_email`"),
          Map.entry("prompts/prompt", "Name of the prompt, such as `login`"),
          Map.entry("screen/screen", "Name of the screen, such as `login-id`"),
          Map.entry("custom-text/language", "Language of the texts, such as `en` or `pt-BR`"),
          Map.entry("{language}/page", "Name of the page, such as `get-started`"),
          Map.entry("deliveries/event_id", "Id of the event"),
          Map.entry("redeliver/event_id", "Id of the event"),
          Map.entry("triggers/triggerId", "Id of the trigger, such as `post-login`"));

  private PathParameters() {}

  /** What a parameter of an operation is. */
  static String description(Operation operation, String name) {
    var segments = List.of(operation.path().split("/"));
    var before = segments.get(segments.indexOf("{" + name + "}") - 1);
    var own = OWN.get(before + "/" + name);
    return own == null ? "Id of the " + singular(before) : own;
  }

  private static String singular(String segment) {
    var words = segment.replace('-', ' ').toLowerCase(Locale.ROOT).replace("_", " ");
    if (words.endsWith("ies")) {
      return words.substring(0, words.length() - 3) + "y";
    }
    return words.endsWith("s") ? words.substring(0, words.length() - 1) : words;
  }
}
