import { noAddresses, type Technology, type Values } from "./types";

/** The same for all: the key was made under Credentials and its private half lies beside the program. */
function env(values: Values) {
  return {
    kind: "env" as const,
    file: ".env",
    code: `ISSUER=${values.issuer}
CLIENT_ID=${values.clientId}
PRIVATE_KEY=private.pem
AUDIENCE=${values.audience ?? "YOUR_API_IDENTIFIER"}
`,
  };
}

const node: Technology = {
  id: "node-key",
  name: "Node.js",
  kind: "non_interactive",
  origin: null,
  addresses: noAddresses,
  trust: ["node"],
  steps: (values) => [
    env(values),
    {
      kind: "file",
      file: "token.mjs",
      code: `import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";

const { ISSUER, CLIENT_ID, PRIVATE_KEY, AUDIENCE } = process.env;
const key = createPrivateKey(readFileSync(PRIVATE_KEY));
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Proves who this program is, once and for a minute; for a key that was added as RS256 or without an algorithm. */
function assertion() {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: "RS256", typ: "JWT" };
  const claims = { iss: CLIENT_ID, sub: CLIENT_ID, aud: ISSUER, jti: randomUUID(), iat: now, exp: now + 60 };
  const input = \`\${encoded(header)}.\${encoded(claims)}\`;
  return \`\${input}.\${sign("sha256", Buffer.from(input), key).toString("base64url")}\`;
}

let kept = { token: "", until: 0 };

/** An access token for the API; kept until shortly before it ends. */
export async function accessToken() {
  if (Date.now() < kept.until) {
    return kept.token;
  }
  const response = await fetch(new URL("oauth/token", ISSUER), {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: CLIENT_ID,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion(),
      audience: AUDIENCE,
    }),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(\`\${answer.error}: \${answer.error_description}\`);
  }
  kept = { token: answer.access_token, until: Date.now() + (answer.expires_in - 60) * 1000 };
  return kept.token;
}

// Send it to your API: fetch(url, { headers: { Authorization: \`Bearer \${await accessToken()}\` } })
console.log(await accessToken());
`,
    },
    { kind: "run", code: "node --env-file=.env token.mjs" },
  ],
};

const python: Technology = {
  id: "python-key",
  name: "Python",
  kind: "non_interactive",
  origin: null,
  addresses: noAddresses,
  trust: ["python"],
  steps: (values) => [
    {
      kind: "create",
      code: `python3 -m venv .venv
. .venv/bin/activate
pip install requests "pyjwt[crypto]"`,
    },
    env(values),
    {
      kind: "file",
      file: "token_client.py",
      code: `import os
import time
import uuid
from pathlib import Path

import jwt
import requests

KEY = Path(os.environ["PRIVATE_KEY"]).read_text()
_kept = {"token": "", "until": 0.0}


def assertion() -> str:
    """Proves who this program is, once and for a minute; for a key that was added as RS256 or without an algorithm."""
    client, now = os.environ["CLIENT_ID"], int(time.time())
    claims = {"iss": client, "sub": client, "aud": os.environ["ISSUER"], "jti": str(uuid.uuid4()), "iat": now, "exp": now + 60}
    return jwt.encode(claims, KEY, algorithm="RS256")


def access_token() -> str:
    """An access token for the API; kept until shortly before it ends."""
    if time.time() < _kept["until"]:
        return _kept["token"]
    response = requests.post(
        os.environ["ISSUER"] + "oauth/token",
        data={
            "grant_type": "client_credentials",
            "client_id": os.environ["CLIENT_ID"],
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion(),
            "audience": os.environ["AUDIENCE"],
        },
        timeout=10,
    )
    answer = response.json()
    if not response.ok:
        raise RuntimeError(f"{answer['error']}: {answer['error_description']}")
    _kept.update(token=answer["access_token"], until=time.time() + answer["expires_in"] - 60)
    return _kept["token"]


if __name__ == "__main__":
    # Send it to your API: requests.get(url, headers={"Authorization": f"Bearer {access_token()}"})
    print(access_token())
`,
    },
    { kind: "run", code: "set -a; . ./.env; set +a\npython token_client.py" },
  ],
};

/** For machines that prove who they are with a private key (private_key_jwt, RFC 7523). */
export const MACHINE_WITH_KEY = [node, python];
