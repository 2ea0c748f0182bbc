package dev.ostiary.probe;

import dev.ostiary.probe.Judgement.Case;
import dev.ostiary.probe.Judgement.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what answers mean. A route may answer a right token with 404 or 400, because nothing is
 * there or a body is missing: what the right token gets and none does not is "let in", too.
 */
final class Judge {
  private static final Set<Integer> ASIDE = Set.of(429, 502, 503, 504);
  private static final Set<Finding> SIGNATURES =
      EnumSet.of(Finding.ALG_NONE, Finding.KEY_CONFUSION);

  private final Map<Attempt, List<Reply>> replies;
  private final Reply none;
  private final Reply right;

  private Judge(Map<Attempt, List<Reply>> replies) {
    this.replies = replies;
    this.none = first(Attempt.NO_TOKEN);
    this.right = first(Attempt.RIGHT);
  }

  private Reply first(Attempt attempt) {
    return replies.getOrDefault(attempt, List.of(Reply.NONE)).getFirst();
  }

  /** Judges all that was sent; what is missing was skipped. */
  static Judgement judge(Map<Attempt, List<Reply>> replies) {
    return new Judge(replies).judgement();
  }

  private Judgement judgement() {
    var cases = new EnumMap<Attempt, Case>(Attempt.class);
    for (var attempt : Attempt.values()) {
      cases.put(attempt, judged(attempt));
    }
    var findings = findings(cases);
    boolean holes = findings.stream().anyMatch(Finding::hole);
    boolean unclear = cases.values().stream().anyMatch(c -> c.meaning() == Meaning.UNCLEAR);
    var verdict = holes ? Meaning.HOLE : unclear ? Meaning.UNCLEAR : Meaning.GOOD;
    return new Judgement(verdict, List.copyOf(cases.values()), findings);
  }

  private Case judged(Attempt attempt) {
    var all = replies.get(attempt);
    if (all == null || all.isEmpty()) {
      return new Case(attempt, null, Meaning.SKIPPED, "Does not apply here", null);
    }
    if (attempt == Attempt.RIGHT) {
      return rightCase();
    }
    return all.stream()
        .map(reply -> refusal(attempt, reply))
        .min(Comparator.comparingInt(Judge::severity))
        .orElseThrow();
  }

  private static int severity(Case one) {
    return switch (one.meaning()) {
      case HOLE -> one.finding() == Finding.BREAKS ? 1 : 0;
      case UNCLEAR -> 2;
      default -> 3;
    };
  }

  /** Whether the right token opened the route. */
  private boolean proven() {
    int status = right.status();
    return right.success()
        || (status >= 400
            && status < 500
            && status != none.status()
            && !Set.of(401, 403, 407, 429).contains(status));
  }

  private boolean letIn(Reply reply) {
    return reply.success()
        || (proven() && reply.status() == right.status() && reply.status() != none.status());
  }

  private Case rightCase() {
    if (proven()) {
      var text = right.success() ? "Let in" : "Let in; nothing is there for this request";
      return new Case(Attempt.RIGHT, right, Meaning.GOOD, text, null);
    }
    var text =
        switch (right.status()) {
          case 0 -> "No answer in time";
          case 401 -> "Refused: the API does not take this issuer, audience, algorithm or key";
          case 403 -> "Refused: the API wants another permission";
          case 404 -> "Nothing at this address, with or without a token";
          case 405 -> "The route does not know this method";
          default -> "Not let in";
        };
    var finding = Set.of(401, 403).contains(right.status()) ? Finding.RIGHT_REFUSED : null;
    return new Case(Attempt.RIGHT, right, Meaning.UNCLEAR, text, finding);
  }

  private Case refusal(Attempt attempt, Reply reply) {
    int status = reply.status();
    if (letIn(reply)) {
      return new Case(attempt, reply, Meaning.HOLE, "Let in", hole(attempt));
    }
    if (status >= 500 && !ASIDE.contains(status)) {
      return new Case(attempt, reply, Meaning.HOLE, "The API breaks", Finding.BREAKS);
    }
    if (status == 401 || status == 403) {
      return refused(attempt, reply);
    }
    boolean other = proven() && status >= 400 && !ASIDE.contains(status);
    if (other || (status == 400 && attempt == Attempt.GARBAGE)) {
      return good(attempt, reply, "Refused; " + attempt.expected() + " says more");
    }
    var text =
        status == 0
            ? "No answer in time"
            : status >= 300 && status < 400
                ? "Sent elsewhere: an API answers " + attempt.expected()
                : "Neither let in nor refused";
    return new Case(attempt, reply, Meaning.UNCLEAR, text, null);
  }

  private Case refused(Attempt attempt, Reply reply) {
    boolean forbidden = reply.status() == 403;
    if (attempt == Attempt.MISSING_SCOPE) {
      return good(attempt, reply, forbidden ? "Refused" : "Refused; 403 insufficient_scope fits");
    }
    if (forbidden && none.status() != 403) {
      var text = "Refused for lack of permission only, as if the token were good";
      return new Case(attempt, reply, Meaning.UNCLEAR, text, null);
    }
    var finding = reply.status() == 401 && !reply.challenges() ? Finding.NO_CHALLENGE : null;
    var text = forbidden ? "Refused; 401 fits" : "Refused";
    return new Case(attempt, reply, Meaning.GOOD, text, finding);
  }

  private static Case good(Attempt attempt, Reply reply, String text) {
    return new Case(attempt, reply, Meaning.GOOD, text, null);
  }

  private static @Nullable Finding hole(Attempt attempt) {
    return switch (attempt) {
      case NO_TOKEN -> Finding.OPEN;
      case GARBAGE -> Finding.TOKEN_NOT_READ;
      case ALG_NONE -> Finding.ALG_NONE;
      case PUBLIC_KEY_AS_SECRET -> Finding.KEY_CONFUSION;
      case WRONG_SIGNATURE -> Finding.SIGNATURE_IGNORED;
      case EXPIRED -> Finding.EXPIRY_IGNORED;
      case OTHER_ISSUER -> Finding.ISSUER_IGNORED;
      case OTHER_AUDIENCE, ID_TOKEN -> Finding.AUDIENCE_IGNORED;
      case MISSING_SCOPE -> Finding.SCOPE_IGNORED;
      case RIGHT -> null;
    };
  }

  /** Each once, the worst first, without what only follows from another. */
  private static List<Finding> findings(Map<Attempt, Case> cases) {
    var found = EnumSet.noneOf(Finding.class);
    for (var one : cases.values()) {
      var finding = one.finding();
      if (finding != null) {
        found.add(finding);
      }
    }
    for (var all : List.of(Finding.OPEN, Finding.TOKEN_NOT_READ)) {
      if (found.contains(all)) {
        found.removeIf(f -> f.hole() && f != all && f != Finding.BREAKS);
      }
    }
    if (found.contains(Finding.SIGNATURE_IGNORED)) {
      found.removeAll(SIGNATURES);
    }
    return new ArrayList<>(found);
  }
}
