package dev.ostiary.token;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something is in a token, or is not.
 *
 * @param subject what it is about: {@code access:aud} and {@code id:email} are claims of the two
 *     tokens; others are {@code scope:read:orders}, {@code audience}, {@code lifetime}, {@code
 *     access_token}, {@code id_token}
 * @param rule a stable name of the rule that decided, such as {@code scope.not-granted-by-role}
 * @param text a sentence for people
 */
public record Reason(String subject, Decision decision, String rule, String text) {
  /** Begins the subjects that are claims of the access token. */
  public static final String ACCESS = "access:";

  /** Begins the subjects that are claims of the ID token. */
  public static final String ID = "id:";

  /** Begins the subjects that are scopes. */
  public static final String SCOPE = "scope:";

  /** What was decided. */
  public enum Decision {
    KEPT,
    DROPPED
  }

  /** Collects the reasons while a token is planned. */
  static final class Recorder {
    private final List<Reason> all = new ArrayList<>();

    void kept(String subject, String rule, String text) {
      all.add(new Reason(subject, Reason.Decision.KEPT, rule, text));
    }

    void dropped(String subject, String rule, String text) {
      all.add(new Reason(subject, Reason.Decision.DROPPED, rule, text));
    }

    /** Those about the claims of one token. */
    Claims of(String token) {
      return new Claims(this, token);
    }

    List<Reason> list() {
      return List.copyOf(all);
    }
  }

  /**
   * Collects the reasons of one token's claims.
   *
   * @param all where they are kept, or null when nobody asks, as at the UserInfo endpoint
   */
  record Claims(@Nullable Recorder all, String token) {
    /** For claims that nobody asks about. */
    static final Claims UNHEARD = new Claims(null, "");

    void kept(String claim, String rule, String text) {
      if (all != null) {
        all.kept(token + claim, rule, text);
      }
    }

    void dropped(String claim, String rule, String text) {
      if (all != null) {
        all.dropped(token + claim, rule, text);
      }
    }
  }
}
