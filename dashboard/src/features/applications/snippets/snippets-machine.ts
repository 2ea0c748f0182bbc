import { noAddresses, type Technology, type Values } from "./types";

const AUDIENCE = "YOUR_API_IDENTIFIER";

function audience(values: Values): string {
  return values.audience ?? AUDIENCE;
}

const curl: Technology = {
  id: "curl",
  name: "curl",
  kind: "non_interactive",
  origin: null,
  addresses: noAddresses,
  trust: ["curl"],
  steps: (values) => [
    {
      kind: "run",
      code: `curl ${values.issuer}oauth/token \\
  --data-urlencode grant_type=client_credentials \\
  --data-urlencode client_id=${values.clientId} \\
  --data-urlencode client_secret=${values.clientSecret} \\
  --data-urlencode audience=${audience(values)}`,
    },
  ],
};

function env(values: Values) {
  return {
    kind: "env" as const,
    file: ".env",
    code: `ISSUER=${values.issuer}
CLIENT_ID=${values.clientId}
CLIENT_SECRET=${values.clientSecret}
AUDIENCE=${audience(values)}
`,
  };
}

const node: Technology = {
  id: "node",
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
      code: `const { ISSUER, CLIENT_ID, CLIENT_SECRET, AUDIENCE } = process.env;

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
      client_secret: CLIENT_SECRET,
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
  id: "python",
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
pip install requests`,
    },
    env(values),
    {
      kind: "file",
      file: "token_client.py",
      code: `import os
import time

import requests

_kept = {"token": "", "until": 0.0}


def access_token() -> str:
    """An access token for the API; kept until shortly before it ends."""
    if time.time() < _kept["until"]:
        return _kept["token"]
    response = requests.post(
        os.environ["ISSUER"] + "oauth/token",
        data={
            "grant_type": "client_credentials",
            "client_id": os.environ["CLIENT_ID"],
            "client_secret": os.environ["CLIENT_SECRET"],
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

export const MACHINE = [curl, node, python];
