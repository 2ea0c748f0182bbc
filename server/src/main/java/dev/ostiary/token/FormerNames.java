package dev.ostiary.token;

import dev.ostiary.resourceserver.PermissionAlias;
import dev.ostiary.resourceserver.ResourceServer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that an API's permissions had before they were renamed. A request may ask by either
 * name; what is decided, is decided for the permission; tokens then carry all of its names.
 *
 * @param now milliseconds since the epoch
 */
record FormerNames(@Nullable ResourceServer api, long now) {
  /** The request with the names that the permissions have now. */
  IssuanceRequest translated(IssuanceRequest request) {
    if (none()) {
      return request;
    }
    var today = new LinkedHashSet<String>();
    request.scopes().forEach(s -> today.add(today(s)));
    return today.equals(request.scopes())
        ? request
        : new IssuanceRequest(
            request.tenant(),
            request.client(),
            request.flow(),
            request.user(),
            request.audience(),
            today,
            request.login(),
            request.details());
  }

  /** Of most APIs no permission was ever renamed: then there is nothing to do. */
  private boolean none() {
    return api == null || api.aliases().isEmpty();
  }

  private String today(String scope) {
    return api == null ? scope : api.permission(scope, now).orElse(scope);
  }

  /** The scopes with every other name of their permissions. */
  Set<String> every(Collection<String> scopes) {
    if (none()) {
      return new LinkedHashSet<>(scopes);
    }
    var all = new LinkedHashSet<String>();
    for (var scope : scopes) {
      var permission = today(scope);
      all.add(scope);
      all.add(permission);
      former(permission).forEach(a -> all.add(a.name()));
    }
    return all;
  }

  private Collection<PermissionAlias> former(String permission) {
    return api == null ? Set.of() : api.formerNames(permission, now);
  }

  /** Says of each former name why it is in the token, or why it is not although it was asked. */
  void explain(IssuanceRequest request, Set<String> granted, Reason.Recorder reasons) {
    if (api == null) {
      return;
    }
    for (var alias : api.aliases().values()) {
      var subject = "scope:" + alias.name();
      boolean asked = request.scopes().contains(alias.name());
      if (alias.lives(now) && granted.contains(alias.permission())) {
        reasons.kept(subject, "alias.old-name", text(alias));
      } else if (asked && alias.lives(now)) {
        reasons.dropped(
            subject, "alias.not-granted", text(alias) + ", which is not granted either");
      } else if (asked) {
        reasons.dropped(
            subject,
            "alias.ended",
            "%s is called %s now; the former name worked until %s"
                .formatted(alias.name(), alias.permission(), alias.until()));
      }
    }
  }

  private static String text(PermissionAlias alias) {
    return "%s is the former name of %s until %s"
        .formatted(alias.name(), alias.permission(), alias.until());
  }
}
