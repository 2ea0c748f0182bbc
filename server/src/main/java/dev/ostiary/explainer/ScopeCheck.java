package dev.ostiary.explainer;

import dev.ostiary.common.Json;
import dev.ostiary.common.Spelling;
import dev.ostiary.db.Database;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.Role;
import dev.ostiary.role.Roles;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.IssuanceRequest.Flow;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.verdict.Verdict;
import dev.ostiary.verdict.Where;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the token may do what the call needs. For what it lacks, the pipeline that issues tokens
 * is asked what it would do today: whoever would get the scope has not asked for it.
 */
final class ScopeCheck implements Report.Examination {
  private static final int ROLE_PERMISSIONS = 10_000;
  private final TokenIssuer issuer;
  private final Database database;
  private final Roles roles;
  private final PermissionStore permissions = new PermissionStore();

  ScopeCheck(TokenIssuer issuer, Database database, Roles roles) {
    this.issuer = issuer;
    this.database = database;
    this.roles = roles;
  }

  @Override
  public void examine(Case on, Report report) {
    var got = on.scopes();
    var want = on.expect().scopes();
    if (want.isEmpty()) {
      return;
    }
    boolean ok = got.containsAll(want);
    report.check(new Check("scope", ok, List.copyOf(got), want, null));
    var api = on.api();
    // Of an API that the tenant does not have nothing can be said; the audience is wrong then.
    if (!ok && api != null) {
      want.stream().filter(s -> !got.contains(s)).forEach(s -> missing(on, api, s, report));
    }
  }

  private void missing(Case on, ResourceServer api, String scope, Report report) {
    var alias = api.aliases().get(scope);
    if (alias != null && on.scopes().contains(alias.permission())) {
      report.find(
          on.finding(
              Verdict.PERMISSION_RENAMED,
              Case.quoted(scope)
                  + " is called "
                  + Case.quoted(alias.permission())
                  + "; the old name worked until "
                  + alias.until()
                  + ".",
              Where.API,
              Map.of("scope", Case.quoted(alias.permission()))));
      return;
    }
    var former =
        api.aliases().values().stream()
            .filter(a -> a.permission().equals(scope) && on.scopes().contains(a.name()))
            .findFirst();
    if (former.isPresent()) {
      report.find(
          on.told(
              Verdict.PERMISSION_RENAMED,
              "The token still says " + Case.quoted(former.get().name()) + ".",
              Where.CLIENT,
              "In "
                  + on.appName()
                  + ", ask for "
                  + Case.quoted(scope)
                  + ", the name of today, and request a new token."));
      return;
    }
    report.find(lacking(on, api, alias == null ? scope : alias.permission()));
  }

  private Finding lacking(Case on, ResourceServer api, String scope) {
    var name = Map.of("scope", Case.quoted(scope));
    if (!api.scopes().containsKey(scope)) {
      return undefined(on, api, scope);
    }
    if (wouldGet(on, api, scope)) {
      var listed =
          Json.strings(on.claims(), "permissions").contains(scope)
              ? " It is among the permissions of the token, but not in its scope."
              : "";
      return on.finding(
          Verdict.SCOPE_NOT_REQUESTED,
          "It is " + Case.quoted(scope) + "." + listed,
          Where.CLIENT,
          name);
    }
    return on.told(
        Verdict.SCOPE_NOT_GRANTED_RBAC,
        "It is " + Case.quoted(scope) + ".",
        Where.TENANT,
        grant(on, api, scope));
  }

  private static Finding undefined(Case on, ResourceServer api, String scope) {
    var near = Spelling.nearest(scope, api.scopes().keySet());
    return on.told(
        Verdict.SCOPE_NOT_GRANTED_RBAC,
        api.name() + " does not define " + Case.quoted(scope) + ".",
        Where.API,
        near.map(n -> "In the code of your API, ask for " + Case.quoted(n) + "; or define ")
                .orElse("Define ")
            + Case.quoted(scope)
            + " as a permission of "
            + on.apiName()
            + ".");
  }

  private boolean wouldGet(Case on, ResourceServer api, String scope) {
    var app = on.app();
    var user = on.user();
    if (app == null || (user == null && !on.machine())) {
      // Nothing is known of the user: the token itself tells what the user may do.
      return !on.claims().has("permissions")
          || Json.strings(on.claims(), "permissions").contains(scope);
    }
    var request =
        new IssuanceRequest(
            on.tenant(),
            app,
            on.machine() ? Flow.CLIENT_CREDENTIALS : Flow.CODE,
            on.machine() ? null : user,
            api.identifier(),
            Set.of(scope),
            null,
            IssuanceRequest.Details.of(Json.text(on.claims(), "org_id")));
    try {
      return issuer.plan(request).scopes().contains(scope);
    } catch (OAuthError refused) {
      return false;
    }
  }

  private String grant(Case on, ResourceServer api, String scope) {
    var what = Case.quoted(scope) + " of " + on.apiName();
    var then = ", then request a new token with " + on.appName() + ".";
    if (on.machine()) {
      return "In the client grant of " + on.appName() + ", add " + what + then;
    }
    var app = on.app();
    var users = app == null ? null : issuer.reach(app, api).users();
    if (app != null && (users == null || !users.contains(scope))) {
      return "In "
          + on.apiName()
          + "'s policy for users, or in a client grant of "
          + on.appName()
          + ", allow "
          + Case.quoted(scope)
          + then;
    }
    var granting = granting(on, api, scope);
    return granting.isEmpty()
        ? "Add " + what + " to a role of the user" + then
        : "Give the user the role " + granting + ", which has " + what + then;
  }

  private String granting(Case on, ResourceServer api, String scope) {
    var tenant = on.tenant().id();
    var ids =
        database.read(tx -> permissions.ofRoles(tx, tenant, ROLE_PERMISSIONS)).stream()
            .filter(p -> p.permission().identifier().equals(api.identifier()))
            .filter(p -> p.permission().name().equals(scope))
            .map(PermissionStore.OfRole::roleId)
            .distinct()
            .limit(3);
    return ids.flatMap(id -> roles.find(tenant, id).stream())
        .map(Role::name)
        .map(Case::quoted)
        .collect(Collectors.joining(" or "));
  }
}
