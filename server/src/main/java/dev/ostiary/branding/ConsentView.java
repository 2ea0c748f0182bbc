package dev.ostiary.branding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question whether an application may act for a user.
 *
 * @param state the handle of the interaction
 * @param applicationName the application that asks
 * @param applicationLogo its logo, as {@link Brand#logoUrl} accepts it; null shows its first letter
 * @param userEmail who is signed in
 * @param thirdParty whether somebody other than the tenant runs the application
 * @param groups what it asks for: the account first, then each API
 */
public record ConsentView(
    String state,
    String applicationName,
    @Nullable String applicationLogo,
    String userEmail,
    boolean thirdParty,
    List<ResourceGroup> groups) {

  /**
   * The scopes of one API.
   *
   * @param apiName its name for people; empty for the account of the user
   * @param identifier its audience; empty for the account of the user
   * @param scopes what is asked of it
   */
  public record ResourceGroup(String apiName, String identifier, List<ScopeLine> scopes) {

    public ResourceGroup {
      scopes = List.copyOf(scopes);
    }

    /** The scopes of OpenID Connect: they concern the account itself and have their own texts. */
    public static ResourceGroup account(List<String> scopes) {
      return new ResourceGroup("", "", scopes.stream().map(s -> new ScopeLine(s, null)).toList());
    }

    /** Whether the scopes concern the account of the user and not an API. */
    public boolean isAccount() {
      return identifier.isEmpty();
    }
  }

  /** A scope and what it allows, in the words of the API's developers. */
  public record ScopeLine(String value, @Nullable String description) {

    /** What the scope allows: translated, described, or at least named. */
    public String text(Language language, boolean account) {
      if (account && language.has("scope." + value)) {
        return language.text("scope." + value);
      }
      return description == null || description.isBlank() ? value : Language.clean(description);
    }

    /** Whether the value says something that the text does not. */
    public boolean showsValue(boolean account) {
      return !account && description != null && !description.isBlank();
    }
  }

  public ConsentView {
    applicationLogo = Links.image(applicationLogo);
    groups = List.copyOf(groups);
  }

  /** The first character of the application's name, in the place of a logo. */
  public String initial() {
    var name = Language.clean(applicationName);
    return name.isEmpty() ? "?" : new String(Character.toChars(name.codePointAt(0)));
  }
}
