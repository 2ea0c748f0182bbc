import { createServer } from "node:http";
import { once } from "node:events";
import { SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair } from "jose";

const KEY_ID = "test-key";

/** A small issuer on a real port: discovery, keys, and tokens signed with a key of its own. */
export async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const server = createServer();
  server.listen(0, "localhost");
  await once(server, "listening");
  const url = `http://localhost:${server.address().port}/`;
  const documents = {
    "/.well-known/openid-configuration": {
      issuer: url,
      jwks_uri: `${url}.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ["RS256", "HS256"],
    },
    "/.well-known/jwks.json": { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, use: "sig", alg: "RS256" }] },
  };
  server.on("request", (request, response) => {
    const document = documents[request.url];
    response.writeHead(document ? 200 : 404, { "Content-Type": "application/json" });
    response.end(JSON.stringify(document ?? {}));
  });

  const claims = (given) => ({
    iss: url,
    sub: "auth0|alice",
    iat: now(),
    exp: now() + 60,
    ...given,
  });
  return {
    url,
    close: () => server.close(),
    token: (given, key = privateKey) =>
      new SignJWT(claims(given)).setProtectedHeader({ alg: "RS256", typ: "JWT", kid: KEY_ID }).sign(key),
    unsignedToken: (given) => new UnsecuredJWT(claims(given)).encode(),
    /** RFC 8725 §2.1: the public key, which everyone knows, misused as an HMAC secret. */
    confusedToken: async (given) =>
      new SignJWT(claims(given))
        .setProtectedHeader({ alg: "HS256", typ: "JWT", kid: KEY_ID })
        .sign(new TextEncoder().encode(await exportSPKI(publicKey))),
  };
}

export function now() {
  return Math.floor(Date.now() / 1000);
}
