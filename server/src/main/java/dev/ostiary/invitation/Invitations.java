package dev.ostiary.invitation;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.MemberStore;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.OrganizationChanges.Membership;
import dev.ostiary.organization.OrganizationStore;
import dev.ostiary.role.Roles;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of an invitation when the invited person follows its link. */
public final class Invitations {
  private final Database database;
  private final Connections connections;
  private final Roles roles;
  private final Time time;
  private final OrganizationStore organizations = new OrganizationStore();
  private final InvitationStore store = new InvitationStore();
  private final MemberStore members = new MemberStore();
  private final UserStore users = new UserStore();

  /** Invitations in this database. */
  public Invitations(Database database, Connections connections, Roles roles, Time time) {
    this.database = database;
    this.connections = connections;
    this.roles = roles;
    this.time = time;
  }

  /**
   * Who holds a link that still works.
   *
   * @param email the address that is invited
   * @param known whether there is a user with it
   * @param connectionId where the account must be, or null
   */
  public record Guest(String email, boolean known, @Nullable String connectionId) {}

  /** The guest of this link, if it still works for this client. */
  public Optional<Guest> guest(Organization organization, String secret, String clientId) {
    return database.read(
        tx ->
            store
                .living(tx, organization, secret, time.millis())
                .filter(i -> i.clientId().equals(clientId))
                .map(
                    i ->
                        new Guest(
                            i.email(),
                            !users.byEmail(tx, organization.tenant(), i.email()).isEmpty(),
                            i.connectionId())));
  }

  /** The same when only the organization's id is known. */
  public Optional<Guest> guest(String tenant, String organization, String secret, String clientId) {
    return database
        .read(tx -> organizations.find(tx, tenant, organization))
        .flatMap(o -> guest(o, secret, clientId));
  }

  /**
   * Makes the invited user a member with the invitation's roles and uses the invitation up, in one
   * transaction. Nothing happens when it was used before: then membership decides.
   *
   * @throws OAuthError when somebody else was invited
   */
  public void accept(Organization organization, User user, String secret) {
    var found = database.read(tx -> store.living(tx, organization, secret, time.millis()));
    if (found.isEmpty()) {
      return;
    }
    requireInvited(found.get(), user);
    // No role may go away between being read in the invitation and being given.
    roles.write(tx -> accept(tx, organization, user, secret));
  }

  private boolean accept(Tx tx, Organization organization, User user, String secret) {
    var tenant = organization.tenant();
    long now = time.millis();
    var locked = organizations.lock(tx, tenant, organization.id());
    var invitation = locked.flatMap(o -> store.living(tx, o, secret, now));
    if (invitation.isEmpty() || users.lock(tx, tenant, user.id()).isEmpty()) {
      return false;
    }
    if (!store.consume(tx, tenant, invitation.get(), now)) {
      return false;
    }
    var membership = new Membership(tenant, organization.id(), user.id());
    members.add(tx, membership, now);
    invitation.get().roles().forEach(r -> members.addRole(tx, membership, r));
    users.update(tx, tenant, user.id(), now, u -> welcomed(u, invitation.get()));
    return true;
  }

  private void requireInvited(Invitation invitation, User user) {
    var email = user.email();
    if (email == null || !UserStore.normalize(email).equals(invitation.email())) {
      throw OAuthError.of("access_denied", 403, "The invitation is for another email address")
          .because("user " + user.id() + " is not the invitee of " + invitation.id());
    }
    var wanted = invitation.connectionId();
    boolean elsewhere =
        wanted != null
            && connections
                .byId(user.tenant(), wanted)
                .map(Connection::name)
                .filter(user.connections()::contains)
                .isEmpty();
    if (elsewhere) {
      throw OAuthError.of("access_denied", 403, "The invitation is for another connection");
    }
  }

  /** The secret came by mail: who has it has proved the address. */
  private static User welcomed(User user, Invitation invitation) {
    var body = user.body().deepCopy();
    for (var name : List.of("app_metadata", "user_metadata")) {
      if (invitation.body().get(name) instanceof ObjectNode metadata) {
        var merged = Json.child(body, name).deepCopy();
        merged.setAll(metadata.deepCopy());
        body.set(name, merged);
      }
    }
    return new User(
        user.tenant(),
        user.id(),
        user.email(),
        true,
        user.blocked(),
        body,
        user.activity(),
        user.identities());
  }
}
