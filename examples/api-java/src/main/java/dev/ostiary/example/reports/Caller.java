package dev.ostiary.example.reports;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.List;
import java.util.Set;

/**
 * Who calls, from a verified access token.
 *
 * @param subject the user's id at the issuer, for example {@code auth0|64f1…}; stable, unlike an
 *     e-mail address
 * @param permissions what the user may do at this API
 * @param scopes what the user allowed the application to do
 */
record Caller(String subject, Set<String> permissions, Set<String> scopes) {

  static Caller of(DecodedJWT token) {
    return new Caller(
        token.getSubject(),
        Set.copyOf(texts(token.getClaim("permissions"))),
        Set.of(words(token.getClaim("scope"))));
  }

  /**
   * Demands both: the user must have the permission, and the application must have asked for it.
   */
  void require(String permission) throws Refusal {
    if (!ReportPermissions.allows(permissions, permission)) {
      throw Refusal.insufficientScope("The user lacks the permission " + permission, permission);
    }
    if (!ReportPermissions.allows(scopes, permission)) {
      throw Refusal.insufficientScope(
          "The application did not ask for the scope " + permission, permission);
    }
  }

  private static List<String> texts(Claim claim) {
    var list = claim.asList(String.class);
    return list == null ? List.of() : list;
  }

  private static String[] words(Claim claim) {
    var text = claim.asString();
    return text == null || text.isBlank() ? new String[0] : text.split(" ");
  }
}
