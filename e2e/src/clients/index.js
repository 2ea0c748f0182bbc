// The management clients that others have written, each behind the same three things: its name, `methods` (what it can
// ask for, by operation) and `call(operation, path parameters, request)`.
import { ManagementClient as V7 } from "auth0";
import { ManagementClient as V6 } from "auth0-v6";
import { fernClient } from "./fern.js";
import { javaClient } from "./java.js";
import { v4Client } from "./v4.js";

export const CLIENTS = {
  "auth0-node-4": (server) => v4Client("auth0-node-4", settings(server)),
  "auth0-node-6": (server) => fernClient("auth0-node-6", V6, settings(server)),
  "auth0-node-7": (server) => fernClient("auth0-node-7", V7, settings(server)),
  "auth0-java-3": (server) => javaClient("auth0-java-3", settings(server), server.trustStore),
};

function settings({ domain, clientId, clientSecret }) {
  return { domain, clientId, clientSecret };
}
