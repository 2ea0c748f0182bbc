/** What the code of a quick start must know about the API. */
export interface Target {
  /** With the slash at its end. */
  issuer: string;
  audience: string;
  /** One that the example asks for. */
  permission: string;
  /** Where the tokens of this API say what is allowed. */
  claim: "permissions" | "scope";
  algorithm: string;
}

export interface File {
  /** Its path, or what it is. */
  name: string;
  code: string;
}

export interface QuickStart {
  name: string;
  /** The library that checks the token. */
  library: string;
  /** The signature algorithms that the library knows. */
  knows: readonly string[];
  install: string;
  files: File[];
  run: string;
  /** Where the example answers, below http://localhost:3001. */
  path: string;
  /** How it is told to trust the certificate of a server on this machine. */
  trust: string;
}

/** The last part of the example's route. */
export const resourceOf = ({ permission }: Pick<Target, "permission">) => (/^[\w-]+:([\w-]+)$/.exec(permission)?.[1] ?? "hello").toLowerCase();

export const jwksOf = ({ issuer }: Target) => `${issuer}.well-known/jwks.json`;

/** Every algorithm of an API that needs no shared secret. */
export const PUBLIC_KEY = ["RS256", "RS512", "PS256", "ES256", "EdDSA"] as const;
