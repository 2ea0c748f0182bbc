package dev.ostiary.prompt;

import dev.ostiary.branding.Language;
import dev.ostiary.common.Json;
import dev.ostiary.management.StoredSettings;
import dev.ostiary.tenant.Tenant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tenant's own words on the pages, where these have a text for what Auth0's pages say. */
public final class CustomTexts {
  private static final int MAX_LENGTH = 500;

  /** Where Auth0 has a text, and our key for the same. */
  private record Place(String key, String prompt, String screen, String name) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("login.title", "login", "login", "title"),
          new Place("login.submit", "login", "login", "buttonText"),
          new Place("login.forgot", "login", "login", "forgotPasswordText"),
          new Place("login.no-account", "login", "login", "footerText"),
          new Place("login.no-account", "login", "login", "signupActionText"),
          new Place("login.signup", "login", "login", "footerLinkText"),
          new Place("login.signup", "login", "login", "signupActionLinkText"),
          new Place("error.wrong-credentials", "login", "login", "wrong-credentials"),
          new Place("signup.title", "signup", "signup", "title"),
          new Place("signup.submit", "signup", "signup", "buttonText"),
          new Place("signup.have-account", "signup", "signup", "loginActionText"),
          new Place("signup.login", "signup", "signup", "loginActionLinkText"),
          new Place("reset.title", "reset-password", "reset-password-request", "title"),
          new Place("reset.lead", "reset-password", "reset-password-request", "descriptionEmail"),
          new Place("reset.submit", "reset-password", "reset-password-request", "buttonText"),
          new Place(
              "reset.back", "reset-password", "reset-password-request", "backToLoginLinkText"),
          new Place("reset-sent.title", "reset-password", "reset-password-email", "title"),
          new Place("reset-form.title", "reset-password", "reset-password", "title"),
          new Place("reset-form.submit", "reset-password", "reset-password", "buttonText"),
          new Place("reset-done.title", "reset-password", "reset-password-success", "eventTitle"),
          new Place("reset-done.text", "reset-password", "reset-password-success", "description"),
          new Place("logout.title", "logout", "logout", "title"),
          new Place(
              "verified.title", "email-verification", "email-verification-result", "verifiedTitle"),
          new Place(
              "verified.text",
              "email-verification",
              "email-verification-result",
              "verifiedDescription"));

  private final StoredSettings settings;

  /** Reads these settings. */
  public CustomTexts(StoredSettings settings) {
    this.settings = settings;
  }

  /** The name under which the texts of a prompt are stored. */
  static String name(String prompt, String language) {
    return "prompts/" + prompt + "/custom-text/" + language;
  }

  /** The prompts and screens that have an effect, for the reference. */
  static String note() {
    var names = new StringBuilder();
    PLACES.forEach(
        p ->
            names
                .append(names.isEmpty() ? "`" : ", `")
                .append(p.screen())
                .append('.')
                .append(p.name())
                .append('`'));
    return names.toString();
  }

  /** The language with the tenant's own words. */
  public Language of(Tenant tenant, Language language) {
    return with(tenant, language, null, Json.object());
  }

  /**
   * The same as if these were the texts of one screen.
   *
   * @param texts by their names
   */
  public Language trying(Tenant tenant, Language language, String screen, ObjectNode texts) {
    return with(tenant, language, screen, texts);
  }

  private Language with(
      Tenant tenant, Language language, @Nullable String tried, ObjectNode texts) {
    var found = new HashMap<String, ObjectNode>();
    var words = new HashMap<String, String>();
    for (var place : PLACES) {
      var prompt =
          found.computeIfAbsent(place.prompt(), p -> texts(tenant.id(), p, language.tag()));
      var screen = place.screen().equals(tried) ? texts : Json.child(prompt, place.screen());
      word(tenant, screen, place.name()).ifPresent(word -> words.put(place.key(), word));
    }
    return language.with(Map.copyOf(words));
  }

  /**
   * A text that a tenant may choose.
   *
   * @param prompt under which it is kept
   * @param standard what pages say without it
   */
  public record Choice(String prompt, String screen, String name, String standard) {}

  /** Every text that has an effect, once: of two names for one text the one that goes before. */
  public static List<Choice> choices(Language language) {
    var byKey = new LinkedHashMap<String, Choice>();
    PLACES.forEach(
        p ->
            byKey.put(
                p.key(), new Choice(p.prompt(), p.screen(), p.name(), language.text(p.key()))));
    return List.copyOf(byKey.values());
  }

  private ObjectNode texts(String tenant, String prompt, String language) {
    return settings.find(tenant, name(prompt, language)).orElseGet(Json::object);
  }

  /** What names something that this page does not know is not shown with a hole in it. */
  private static Optional<String> word(Tenant tenant, ObjectNode screen, String name) {
    return Optional.ofNullable(Json.text(screen, name))
        .map(text -> text.replace("${companyName}", tenant.displayName()))
        .filter(text -> !text.isBlank() && text.length() <= MAX_LENGTH && !text.contains("${"));
  }
}
