package dev.ostiary.organization;

import dev.ostiary.client.Client;
import dev.ostiary.client.ClientGrant;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.OrganizationChanges.Membership;
import dev.ostiary.organization.OrganizationConnectionStore.Enabled;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may sign in to what on behalf of which organization. */
public final class Organizations {
  private final Database database;
  private final Connections connections;
  private final Time time;
  private final OrganizationStore store = new OrganizationStore();
  private final MemberStore members = new MemberStore();
  private final OrganizationConnectionStore enabled = new OrganizationConnectionStore();
  private final OrganizationClientStore clients = new OrganizationClientStore();

  /** Organizations in this database. */
  public Organizations(Database database, Connections connections, Time time) {
    this.database = database;
    this.connections = connections;
    this.time = time;
  }

  /** The organization that a request names by its id, or by its name where the tenant allows. */
  public Optional<Organization> named(Tenant tenant, String text) {
    if (Organization.isId(text)) {
      return database.read(tx -> store.find(tx, tenant.id(), text));
    }
    return tenant.organizationNames()
        ? database.read(tx -> store.byName(tx, tenant.id(), text.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /**
   * Checks that users may use the client with this organization, or without any.
   *
   * @throws OAuthError when they may not
   */
  public void requireClient(Client client, @Nullable Organization organization) {
    var usage = client.organizationUsage();
    if (organization == null) {
      if (usage.equals("require")) {
        throw OAuthError.invalidRequest("parameter organization is required for this client");
      }
      return;
    }
    if (usage.equals("deny")) {
      throw OAuthError.invalidRequest("parameter organization is not allowed for this client");
    }
    boolean foreign = organization.blocksThirdParties() && !client.firstParty();
    if (foreign || !isListed(client, organization)) {
      throw OAuthError.invalidRequest("client is not allowed for the organization");
    }
  }

  /**
   * The organization that a request names when users may sign in to the client with it.
   *
   * @throws OAuthError when there is no such organization, or they may not
   */
  public Organization forSignIn(Tenant tenant, Client client, String wanted) {
    var organization = named(tenant, wanted).orElseThrow(OAuthError::unknownOrganization);
    requireClient(client, organization);
    if (connections(tenant.id(), organization.id()).isEmpty()) {
      throw OAuthError.invalidRequest("no connections enabled for the organization");
    }
    return organization;
  }

  private boolean isListed(Client client, Organization organization) {
    return !organization.listsClients()
        || database
            .read(tx -> clients.client(tx, organization.tenant(), organization.id(), client.id()))
            .filter(OrganizationClientStore.Listed::memberAccess)
            .isPresent();
  }

  /** Why the user may not sign in to the client for this organization; empty when they may. */
  public Optional<String> refusal(Client client, User user, Organization organization) {
    return database.read(
        tx -> {
          if (!members.isMember(tx, membership(user, organization))) {
            return Optional.of(
                "user %s is not part of the %s organization"
                    .formatted(user.id(), organization.id()));
          }
          return uses(tx, client, user, organization, Enabled::enabled)
              ? Optional.empty()
              : Optional.of("The user's connection is not enabled for the organization");
        });
  }

  /**
   * Checks that the user may go on to the client for this organization.
   *
   * @throws OAuthError when they may not, in the words of the authorization endpoint
   */
  public void requireMember(Client client, User user, Organization organization) {
    refusal(client, user, organization)
        .ifPresent(
            why -> {
              throw OAuthError.of("access_denied", 403, why);
            });
  }

  private static Membership membership(User user, Organization organization) {
    return new Membership(organization.tenant(), organization.id(), user.id());
  }

  /** Whether one of the user's connections is open to the client and fits in the organization. */
  private boolean uses(
      Tx tx, Client client, User user, Organization organization, Predicate<Enabled> fits) {
    return enabled.all(tx, organization.tenant(), organization.id()).stream()
        .filter(fits)
        .flatMap(e -> connections.byId(organization.tenant(), e.connectionId()).stream())
        .anyMatch(c -> user.connections().contains(c.name()) && c.clients().contains(client.id()));
  }

  /** Makes a user a member who signed in through a connection whose users all become members. */
  public void admit(Client client, User user, Organization organization) {
    var membership = membership(user, organization);
    boolean joins =
        database.read(
            tx ->
                !members.isMember(tx, membership)
                    && uses(tx, client, user, organization, Enabled::assignsMembership));
    if (joins) {
      database.write(tx -> join(tx, membership));
    }
  }

  private boolean join(Tx tx, Membership membership) {
    var stays = store.lock(tx, membership.tenant(), membership.organization());
    if (stays.isEmpty()
        || OrganizationStores.USERS.lock(tx, membership.tenant(), membership.user()).isEmpty()) {
      return false;
    }
    members.add(tx, membership, time.millis());
    return true;
  }

  /** The ids of the connections through which members sign in. */
  public Set<String> connections(String tenant, String organization) {
    return ids(tenant, organization, Enabled::enabled);
  }

  /** The ids of those in which people may make an account on behalf of the organization. */
  public Set<String> signups(String tenant, String organization) {
    return ids(tenant, organization, Enabled::allowsSignup);
  }

  private Set<String> ids(String tenant, String organization, Predicate<Enabled> fits) {
    return database.read(tx -> enabled.all(tx, tenant, organization)).stream()
        .filter(fits)
        .map(Enabled::connectionId)
        .collect(Collectors.toSet());
  }

  /** The ids of the roles that a member has in the organization. */
  public List<String> roles(User user, String organization) {
    var membership = new Membership(user.tenant(), organization, user.id());
    return database.read(tx -> members.roles(tx, membership));
  }

  /** What a member may do at one API by the roles in the organization. */
  public List<PermissionStore.Held> held(User user, String organization, String identifier) {
    var membership = new Membership(user.tenant(), organization, user.id());
    return database.read(tx -> members.held(tx, membership, identifier));
  }

  /**
   * Checks that a client may act for itself with this organization, or without any.
   *
   * @throws OAuthError when it may not
   */
  public void requireGrant(ClientGrant grant, @Nullable Organization organization) {
    var usage = Json.text(grant.body(), "organization_usage", "deny");
    if (organization == null) {
      if (usage.equals("require")) {
        throw OAuthError.invalidRequest("parameter organization is required for this client grant");
      }
      return;
    }
    if (usage.equals("deny")) {
      throw OAuthError.invalidRequest(
          "parameter organization is not allowed for this client grant");
    }
    boolean any = Json.flag(grant.body(), "allow_any_organization", false);
    if (!any && !takesPart(grant, organization)) {
      throw OAuthError.accessDenied(
          "Client is not authorized to access \"%s\" for the organization %s"
              .formatted(grant.audience(), organization.id()));
    }
  }

  private boolean takesPart(ClientGrant grant, Organization organization) {
    return database.read(
        tx -> clients.grants(tx, organization.tenant(), organization.id()).contains(grant.id()));
  }
}
