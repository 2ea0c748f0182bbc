import { jwksOf, PUBLIC_KEY, type QuickStart, resourceOf, type Target } from "./target";

export function pythonStart(t: Target): QuickStart {
  const allowed = t.claim === "permissions" ? 'claims.get("permissions", [])' : 'claims.get("scope", "").split()';
  const route = resourceOf(t);
  return {
    name: "Python",
    library: "FastAPI, PyJWT",
    knows: PUBLIC_KEY,
    install: 'pip install fastapi uvicorn "pyjwt[crypto]"',
    files: [
      {
        name: "api.py",
        code: `from typing import Annotated

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

ISSUER = ${JSON.stringify(t.issuer)}
AUDIENCE = ${JSON.stringify(t.audience)}

app = FastAPI()
keys = jwt.PyJWKClient(${JSON.stringify(jwksOf(t))})
bearer = HTTPBearer(auto_error=False)


def verified(header: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> dict:
    """Signature, algorithm, issuer, audience and expiry."""
    try:
        token = header.credentials if header else ""
        key = keys.get_signing_key_from_jwt(token)
        return jwt.decode(token, key.key, algorithms=["${t.algorithm}"], issuer=ISSUER, audience=AUDIENCE)
    except jwt.PyJWTError as refusal:
        raise HTTPException(401, str(refusal), headers={"WWW-Authenticate": "Bearer"})


def may(permission: str):
    def check(claims: Annotated[dict, Depends(verified)]) -> dict:
        if permission not in ${allowed}:
            raise HTTPException(403, f"{permission} is missing")
        return claims

    return check


@app.get("/${route}")
def show(claims: Annotated[dict, Depends(may(${JSON.stringify(t.permission)}))]):
    return {"caller": claims["sub"]}
`,
      },
    ],
    path: `/${resourceOf(t)}`,
    run: "uvicorn api:app --port 3001",
    trust: "SSL_CERT_FILE=DATA/tls/ca.pem uvicorn api:app --port 3001",
  };
}
