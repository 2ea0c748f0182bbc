package dev.ostiary.explain;

import dev.ostiary.client.Client;
import dev.ostiary.log.Issuance.Kind;
import dev.ostiary.log.IssuanceStore.Use;
import dev.ostiary.resourceserver.ResourceServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An application may get a token for an API, or tried to.
 *
 * @param kind for users, or for itself
 * @param grantTypes the grant types that lead to such a token; none when there is no way any more
 * @param scopes the most that such a token carries
 * @param use what happened in the window
 */
record AccessEdge(
    Client client,
    ResourceServer api,
    Kind kind,
    Via via,
    List<String> grantTypes,
    Set<String> scopes,
    Use use,
    List<Risk> risks) {

  /** What allows it. */
  enum Via {
    /** The API's policy for users: every application. */
    ALLOW_ALL,
    /** A client grant. */
    CLIENT_GRANT,
    /** The Management API: users get scopes for their own account only. */
    CURRENT_USER_ONLY,
    /** A client grant that lists no scope of the API: tokens of users are issued without. */
    NO_SCOPES,
    /** No way leads there: it was tried, or was possible before. */
    NONE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a token may be had. */
  boolean open() {
    return via != Via.NONE;
  }

  /** Whether anything happened in the window. */
  boolean seen() {
    return use.seen();
  }

  AccessEdge with(Risk risk) {
    var more = new ArrayList<>(risks);
    more.add(risk);
    return new AccessEdge(client, api, kind, via, grantTypes, scopes, use, List.copyOf(more));
  }
}
