package dev.ostiary.explain;

/** Why a way to tokens deserves a second look. The codes are stable; pages translate by them. */
enum Risk {
  IMPLICIT_GRANT(
      "The application may take tokens from the address bar of the browser (implicit grant), where"
          + " history, logs and scripts can read them. Use the authorization code with PKCE."),
  PASSWORD_GRANT(
      "The application may ask users for their passwords itself (password grant): it sees them, and"
          + " no second factor can be asked. Let users sign in at the sign-in page."),
  SHARED_SECRET(
      "The API's tokens are signed with a secret (HS256), and several applications get tokens for"
          + " it. Whoever can check such a token can also make one: use RS256."),
  ALL_SCOPES(
      "The application has every permission of the API for itself, without a user. Grant only what"
          + " it needs."),
  THIRD_PARTY_OPEN(
      "Somebody else's application may ask users for every permission of the API, because the"
          + " API's policy for users is allow_all. Ask for a client grant."),
  TOKEN_WITHOUT_SCOPES(
      "The API's policy grants this application nothing for users. A token for the API is issued"
          + " all the same, without permissions: the API must check them, not the audience alone.");

  private final String message;

  Risk(String message) {
    this.message = message;
  }

  /** The name in answers. */
  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** A sentence for people. */
  String message() {
    return message;
  }
}
