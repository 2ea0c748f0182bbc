// Organizations and who and what belongs to them.
import { expect } from "@playwright/test";

const organizations = {
  name: "organizations",
  paths: ["/organizations"],
  async run(round) {
    await round.object({
      path: "/organizations",
      create: { name: "acme", display_name: "Acme", metadata: { tier: "gold" } },
      update: {
        display_name: "Acme Inc.",
        branding: { logo_url: "https://acme.example.com/logo.png", colors: { primary: "#112233", page_background: "#ffffff" } },
      },
      during: async ({ id }) => {
        expect(await round.ask("GET /organizations/name/{name}", "acme")).toMatchObject({ id });
        await round.refused(409, "POST /organizations", { name: "acme" });
      },
    });
  },
};

const members = {
  name: "members of organizations",
  paths: ["/organizations"],
  async run(round) {
    const { id } = await round.ask("POST /organizations", { name: "club" });
    const { user_id: user } = await round.ask("POST /users", {
      email: "member@example.com",
      password: "Walk-in-the-rain-7",
      connection: "Username-Password-Authentication",
    });
    const role = await round.ask("POST /roles", { name: "treasurer" });
    const ids = async () => (await round.list("GET /organizations/{id}/members", id)).map((one) => one.user_id);
    await round.ask("POST /organizations/{id}/members", id, { members: [user] });
    expect(await ids()).toEqual([user]);
    expect((await round.list("GET /users/{id}/organizations", user)).map((one) => one.id)).toEqual([id]);

    const rolesPath = "/organizations/{id}/members/{user_id}/roles";
    await round.ask(`POST ${rolesPath}`, id, user, { roles: [role.id] });
    expect((await round.list(`GET ${rolesPath}`, id, user)).map((one) => one.id)).toEqual([role.id]);
    const holders = await round.list("GET /organizations/{id}/roles/{role_id}/members", id, role.id);
    expect(holders.map((one) => one.user_id)).toEqual([user]);
    await round.ask(`DELETE ${rolesPath}`, id, user, { roles: [role.id] });
    expect(await round.list(`GET ${rolesPath}`, id, user)).toEqual([]);

    await round.ask("DELETE /organizations/{id}/members", id, { members: [user] });
    expect(await ids()).toEqual([]);
    await round.ask("DELETE /roles/{id}", role.id);
    await round.ask("DELETE /users/{id}", user);
    await round.ask("DELETE /organizations/{id}", id);
  },
};

const invitations = {
  name: "invitations",
  paths: ["/organizations"],
  async run(round) {
    const { id } = await round.ask("POST /organizations", { name: "guests" });
    const client = await round.ask("POST /clients", {
      name: "Door",
      app_type: "regular_web",
      organization_usage: "allow",
      initiate_login_uri: "https://door.example.com/login",
    });
    await round.object({
      path: "/organizations/{id}/invitations",
      one: "/organizations/{id}/invitations/{invitation_id}",
      owner: [id],
      create: {
        inviter: { name: "Ada" },
        invitee: { email: "guest@example.com" },
        client_id: client.client_id,
        ttl_sec: 3600,
        send_invitation_email: false,
      },
      shown: { inviter: { name: "Ada" }, invitee: { email: "guest@example.com" }, client_id: client.client_id },
    });
    await round.ask("DELETE /clients/{id}", client.client_id);
    await round.ask("DELETE /organizations/{id}", id);
  },
};

/** Connections are reached by two paths, of which the newer one knows more. */
const enabled = {
  name: "connections of organizations",
  paths: ["/organizations"],
  async run(round) {
    const { id } = await round.ask("POST /organizations", { name: "sources" });
    const connection = await round.ask("POST /connections", { name: "staff", strategy: "auth0" });
    for (const path of ["/organizations/{id}/enabled_connections", "/organizations/{id}/connections"]) {
      const one = `${path}/{connection_id}`;
      const create = { connection_id: connection.id, assign_membership_on_login: true };
      expect(await round.ask(`POST ${path}`, id, create)).toMatchObject(create);
      expect(await round.ask(`GET ${one}`, id, connection.id)).toMatchObject(create);
      const update = { assign_membership_on_login: false };
      expect(await round.ask(`PATCH ${one}`, id, connection.id, update)).toMatchObject(update);
      expect((await round.list(`GET ${path}`, id)).map((item) => item.connection_id)).toEqual([connection.id]);
      await round.ask(`DELETE ${one}`, id, connection.id);
      await round.refused(404, `GET ${one}`, id, connection.id);
    }
    await round.ask("DELETE /connections/{id}", connection.id);
    await round.ask("DELETE /organizations/{id}", id);
  },
};

const machines = {
  name: "client grants of organizations",
  paths: ["/organizations"],
  async run(round) {
    const { id } = await round.ask("POST /organizations", { name: "fleet" });
    const client = await round.ask("POST /clients", { name: "Truck", app_type: "non_interactive" });
    const api = await round.ask("POST /resource-servers", {
      name: "Roads",
      identifier: "urn:roads",
      scopes: [{ value: "drive" }],
    });
    const grant = await round.ask("POST /client-grants", {
      client_id: client.client_id,
      audience: api.identifier,
      scope: ["drive"],
      organization_usage: "allow",
    });
    const path = "/organizations/{id}/client-grants";
    await round.ask(`POST ${path}`, id, { grant_id: grant.id });
    expect((await round.list(`GET ${path}`, id)).map((one) => one.id)).toEqual([grant.id]);
    const users = await round.list("GET /client-grants/{id}/organizations", grant.id);
    expect(users.map((one) => one.id)).toEqual([id]);
    await round.ask(`DELETE ${path}/{grant_id}`, id, grant.id);
    expect(await round.list(`GET ${path}`, id)).toEqual([]);
    await round.ask("DELETE /clients/{id}", client.client_id);
    await round.ask("DELETE /resource-servers/{id}", api.id);
    await round.ask("DELETE /organizations/{id}", id);
  },
};

const domains = {
  name: "discovery domains",
  paths: ["/organizations/{}/discovery-domains"],
  async run(round) {
    const { id } = await round.ask("POST /organizations", { name: "finders" });
    await round.object({
      path: "/organizations/{id}/discovery-domains",
      one: "/organizations/{id}/discovery-domains/{discovery_domain_id}",
      owner: [id],
      create: { domain: "finders.example.com", status: "pending" },
      update: { status: "verified" },
      during: async (domain) => {
        const path = "/organizations/{id}/discovery-domains/name/{discovery_domain}";
        expect(await round.ask(`GET ${path}`, id, domain.domain)).toMatchObject({ id: domain.id });
      },
    });
    await round.ask("DELETE /organizations/{id}", id);
  },
};

const listed = {
  name: "clients of organizations",
  paths: ["/organizations/{}/clients"],
  async run(round) {
    const { id } = await round.ask("POST /organizations", { name: "fleet" });
    const { client_id } = await round.ask("POST /clients", { name: "Tracker", app_type: "regular_web" });
    const path = "/organizations/{id}/clients";
    await round.ask(`POST ${path}`, id, { clients: [{ client_id, use_for_member_access: true }] });
    expect(await round.list(`GET ${path}`, id)).toMatchObject([{ client_id, use_for_member_access: true }]);
    const one = `${path}/{client_id}`;
    await round.ask(`PATCH ${one}`, id, client_id, { use_for_member_access: false });
    expect(await round.ask(`GET ${one}`, id, client_id)).toMatchObject({ client_id, use_for_member_access: false });
    await round.ask(`DELETE ${path}`, id, { clients: [client_id] });
    expect(await round.list(`GET ${path}`, id)).toEqual([]);
    await round.ask("DELETE /clients/{id}", client_id);
    await round.ask("DELETE /organizations/{id}", id);
  },
};

export const organizationLives = [organizations, members, invitations, enabled, machines, domains, listed];
