package dev.ostiary.explain;

import dev.ostiary.administrator.Administrators;
import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.email.MailServers;
import dev.ostiary.key.Keys;
import dev.ostiary.key.TenantKey;
import dev.ostiary.log.DailyStats;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.verdict.DevelopmentHints;
import dev.ostiary.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for what an administrator should know: only what is true now, each by a rule of its own.
 */
public final class Lookout {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long KEY_AGE = Duration.ofDays(365).toMillis();

  /** Fewer failures than this are people who mistype. */
  private static final long FAILURES = 10;

  private final Sources sources;
  private final DailyStats stats;
  private final Time time;
  private final PermissionStore permissions = new PermissionStore();

  /** Where it looks. */
  public record Sources(
      Database database,
      Clients clients,
      ResourceServers apis,
      Connections connections,
      Keys keys,
      MailServers mail,
      DevelopmentHints hints,
      Administrators administrators) {}

  /** A lookout over these. */
  public Lookout(Sources sources, DailyStats stats, Time time) {
    this.sources = sources;
    this.stats = stats;
    this.time = time;
  }

  /** What there is to look at, the most urgent first. */
  List<Attention> look(String tenant) {
    return Stream.of(
            failedLogins(tenant),
            idTokens(tenant),
            noAudience(tenant),
            bruteForce(tenant),
            implicit(tenant),
            passwords(tenant),
            rbac(tenant),
            signingKey(tenant),
            mail(tenant),
            failedMails(tenant),
            administrators(tenant))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The last day against the mean of the seven before it. */
  private Optional<Attention> failedLogins(String tenant) {
    long now = time.millis();
    long last = stats.failedLogins(tenant, now - DAY, now + 1);
    long week = stats.failedLogins(tenant, now - 8 * DAY, now - DAY);
    if (last < FAILURES || last * 7 <= week * 10) {
      return Optional.empty();
    }
    var mean = Long.toString(Math.round(week / 7.0));
    return Optional.of(
        new Attention(
            "failed_logins_peak",
            last
                + " sign-ins failed in the last 24 hours; in the week before it were "
                + mean
                + " a day. Somebody may be guessing passwords.",
            "/logs?q=type%3A(f%20OR%20fp%20OR%20fu%20OR%20limit_wc%20OR%20fepft)",
            Map.of("count", Long.toString(last), "mean", mean)));
  }

  private Optional<Attention> bruteForce(String tenant) {
    var open =
        sources.connections().all(tenant).stream()
            .filter(c -> c.database() && !c.bruteForceProtection())
            .toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    open.forEach(c -> names.add(c.name()));
    return Optional.of(
        new Attention(
            "brute_force_protection_off",
            "Nothing stops who guesses passwords at " + some(names) + ".",
            open.size() == 1 ? "/connections/" + open.getFirst().id() : "/connections",
            values(names)));
  }

  private Optional<Attention> implicit(String tenant) {
    return applications(
        "implicit_grant",
        "may take tokens from the address bar (implicit grant)",
        tenant,
        c -> c.allows(GrantType.IMPLICIT));
  }

  private Optional<Attention> passwords(String tenant) {
    return applications(
        "password_grant",
        "may ask users for their passwords itself (password grant)",
        tenant,
        c -> c.allows(GrantType.PASSWORD) || c.allows(GrantType.PASSWORD_REALM));
  }

  /** These two only while people develop. */
  private Optional<Attention> idTokens(String tenant) {
    var seen = sources.hints().applications(tenant, Verdict.ID_TOKEN_AS_BEARER);
    return applications(
        "id_token_as_bearer",
        "sent an ID token where an access token belongs",
        tenant,
        c -> seen.contains(c.id()));
  }

  private Optional<Attention> noAudience(String tenant) {
    var seen = sources.hints().applications(tenant, Verdict.OPAQUE_NO_AUDIENCE);
    return applications(
        "no_audience",
        "named no API at sign-in and got a token that no API can read",
        tenant,
        c -> seen.contains(c.id()));
  }

  private Optional<Attention> applications(
      String code, String what, String tenant, Predicate<Client> wanted) {
    var found = sources.clients().all(tenant).stream().filter(wanted).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var names = found.stream().map(Client::name).toList();
    return Optional.of(
        new Attention(
            code,
            some(names) + " " + what + ".",
            found.size() == 1 ? "/applications/" + found.getFirst().id() : "/applications",
            values(names)));
  }

  /** Roles that have permissions at an API that does not ask for them limit nobody. */
  private Optional<Attention> rbac(String tenant) {
    var used = new HashSet<>(sources.database().read(tx -> permissions.apisOfRoles(tx, tenant)));
    var found =
        sources.apis().all(tenant).stream()
            .filter(a -> !a.system() && !a.enforcesPolicies() && used.contains(a.identifier()))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var names = found.stream().map(ResourceServer::name).toList();
    return Optional.of(
        new Attention(
            "rbac_off_with_roles",
            "Roles have permissions at "
                + some(names)
                + ", but RBAC is off there: everybody gets every permission by asking.",
            found.size() == 1 ? "/apis/" + found.getFirst().id() : "/apis",
            values(names)));
  }

  private Optional<Attention> signingKey(String tenant) {
    return sources.keys().published(tenant).stream()
        .filter(k -> k.place() == TenantKey.Place.CURRENT)
        .filter(k -> time.millis() - k.since() > KEY_AGE)
        .findFirst()
        .map(
            k -> {
              var since = Time.text(k.since()).substring(0, 10);
              return new Attention(
                  "signing_key_old",
                  "The signing key has been in use since " + since + ". Rotate it once a year.",
                  "/signing-keys",
                  Map.of("since", since));
            });
  }

  private Optional<Attention> mail(String tenant) {
    return sources.mail().reach(tenant)
        ? Optional.empty()
        : Optional.of(
            new Attention(
                "no_email_provider",
                "No mail leaves this server: nobody can verify an address or reset a password.",
                "/settings/email",
                Map.of()));
  }

  private Optional<Attention> failedMails(String tenant) {
    long now = time.millis();
    long failed = stats.failedMails(tenant, now - DAY, now + 1);
    return failed == 0
        ? Optional.empty()
        : Optional.of(
            new Attention(
                "mail_failed",
                "Mails that could not be sent in the last 24 hours: "
                    + failed
                    + ". The log says why.",
                "/logs?q=type%3Afn",
                Map.of("count", Long.toString(failed))));
  }

  /** Who alone can manage a tenant must not lose their password. */
  private Optional<Attention> administrators(String tenant) {
    return sources.administrators().count(tenant) != 1
        ? Optional.empty()
        : Optional.of(
            new Attention(
                "one_administrator",
                "Only one person is an administrator. When they cannot sign in, nobody manages the"
                    + " tenant: invite a second one.",
                "/administrators",
                Map.of()));
  }

  /** The first few names, and how many there are beside them. */
  private static String some(List<String> names) {
    var first = String.join(", ", names.subList(0, Math.min(3, names.size())));
    return names.size() > 3 ? first + " and " + (names.size() - 3) + " more" : first;
  }

  private static Map<String, String> values(List<String> names) {
    return Map.of("count", Integer.toString(names.size()), "names", some(names));
  }
}
