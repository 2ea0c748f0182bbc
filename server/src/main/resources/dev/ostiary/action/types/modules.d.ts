// What require() finds, as far as types help: the whole of what these modules offer is larger.
// A version in the name, such as require('auth0@3.0.1'), is read and the one that is there is given.

declare module 'auth0' {
  /** What the API answered: with `data` and `status` as newer versions of the SDK have it. */
  type Answer = Promise<any>;
  /** A list in both forms: the list itself, as SDKs before v4 gave it, and `data`. */
  type Listed<One> = Promise<One[] & { data: One[] }>;
  type UserId = { id: string };

  interface Role {
    id: string;
    name: string;
    description?: string;
  }

  interface Permission {
    permission_name: string;
    description?: string;
    resource_server_identifier: string;
    resource_server_name?: string;
  }

  interface Users {
    get(of: UserId): Answer;
    getAll(query?: { [name: string]: any }): Listed<UserInfo>;
    create(body: { [name: string]: any }): Answer;
    update(of: UserId, changes: { [name: string]: any }): Answer;
    delete(of: UserId): Answer;
    updateAppMetadata(of: UserId, metadata: Metadata): Answer;
    updateUserMetadata(of: UserId, metadata: Metadata): Answer;
    getRoles(of: UserId & { page?: number; per_page?: number }): Listed<Role>;
    assignRoles(of: UserId, roles: { roles: string[] }): Answer;
    deleteRoles(of: UserId, roles: { roles: string[] }): Answer;
    removeRoles(of: UserId, roles: { roles: string[] }): Answer;
    getPermissions(of: UserId & { page?: number; per_page?: number }): Listed<Permission>;
    assignPermissions(of: UserId, permissions: { permissions: { [name: string]: string }[] }): Answer;
    link(of: UserId, account: { user_id: string; provider: string; connection_id?: string }): Answer;
    unlink(of: UserId & { user_id: string; provider: string }): Answer;
    getUserOrganizations(of: UserId): Answer;
    [name: string]: (...given: any[]) => Answer;
  }

  interface Manager {
    [name: string]: (...given: any[]) => Answer;
  }

  /** The tenant's own Management API, or another one's. */
  class ManagementClient {
    constructor(options: {
      domain: string;
      clientId?: string;
      clientSecret?: string;
      token?: string;
      scope?: string;
      audience?: string;
      [name: string]: any;
    });
    readonly users: Users;
    readonly usersByEmail: { getByEmail(query: { email: string }): Listed<UserInfo>; [name: string]: any };
    readonly roles: Manager;
    readonly organizations: Manager;
    readonly clients: Manager;
    readonly connections: Manager;
    readonly tickets: Manager;
    readonly jobs: Manager;
    readonly logs: Manager;
    [name: string]: any;
  }

  class AuthenticationClient {
    constructor(options: { domain: string; clientId?: string; clientSecret?: string; [name: string]: any });
    clientCredentialsGrant(options: { audience: string; scope?: string }): Answer;
    readonly oauth: Manager;
    [name: string]: any;
  }
}

declare module 'auth0@*' {
  export * from 'auth0';
}

declare module 'axios' {
  interface AxiosRequest {
    url?: string;
    method?: string;
    baseURL?: string;
    headers?: { [name: string]: string };
    params?: { [name: string]: any };
    data?: any;
    timeout?: number;
    auth?: { username: string; password: string };
    validateStatus?: (status: number) => boolean;
    [name: string]: any;
  }
  interface AxiosAnswer {
    data: any;
    status: number;
    statusText: string;
    headers: { [name: string]: string };
    config: AxiosRequest;
  }
  interface Axios {
    (request: AxiosRequest): Promise<AxiosAnswer>;
    (url: string, request?: AxiosRequest): Promise<AxiosAnswer>;
    request(request: AxiosRequest): Promise<AxiosAnswer>;
    get(url: string, request?: AxiosRequest): Promise<AxiosAnswer>;
    delete(url: string, request?: AxiosRequest): Promise<AxiosAnswer>;
    post(url: string, data?: any, request?: AxiosRequest): Promise<AxiosAnswer>;
    put(url: string, data?: any, request?: AxiosRequest): Promise<AxiosAnswer>;
    patch(url: string, data?: any, request?: AxiosRequest): Promise<AxiosAnswer>;
    create(defaults?: AxiosRequest): Axios;
    isAxiosError(error: any): boolean;
    default: Axios;
  }
  const axios: Axios;
  export = axios;
}

declare module 'axios@*' {
  import axios = require('axios');
  export = axios;
}

declare module 'request' {
  interface RequestOptions {
    url?: string;
    uri?: string;
    method?: string;
    headers?: { [name: string]: string };
    qs?: { [name: string]: any };
    body?: any;
    json?: any;
    form?: { [name: string]: any } | string;
    auth?: { user?: string; username?: string; pass?: string; password?: string; bearer?: string };
    timeout?: number;
    [name: string]: any;
  }
  type Answered = (error: any, response: { statusCode: number; headers: any; body: any }, body: any) => void;
  interface Request {
    (options: RequestOptions | string, answered?: Answered): any;
    (url: string, options: RequestOptions, answered?: Answered): any;
    get: Request;
    post: Request;
    put: Request;
    patch: Request;
    delete: Request;
    del: Request;
    head: Request;
    defaults(options: RequestOptions): Request;
  }
  const request: Request;
  export = request;
}

declare module 'request@*' {
  import request = require('request');
  export = request;
}

declare module 'jsonwebtoken' {
  interface Claims {
    iss?: string;
    sub?: string;
    aud?: string | string[];
    exp?: number;
    iat?: number;
    nbf?: number;
    jti?: string;
    [name: string]: any;
  }
  interface SignOptions {
    algorithm?: string;
    expiresIn?: number | string;
    notBefore?: number | string;
    audience?: string | string[];
    issuer?: string;
    subject?: string;
    jwtid?: string;
    keyid?: string;
    header?: { [name: string]: any };
    noTimestamp?: boolean;
  }
  interface VerifyOptions {
    /** Name them: a token chooses its algorithm otherwise, within the kind of the key. */
    algorithms?: string[];
    audience?: string | RegExp | (string | RegExp)[];
    issuer?: string | string[];
    subject?: string;
    clockTolerance?: number;
    maxAge?: number | string;
    ignoreExpiration?: boolean;
  }
  function sign(claims: Claims | string, secretOrPrivateKey: string | Buffer, options?: SignOptions): string;
  function verify(token: string, secretOrPublicKey: string | Buffer, options?: VerifyOptions): Claims;
  /** Reads without checking anything. Never decide by it. */
  function decode(token: string, options?: { complete?: boolean }): any;
  class JsonWebTokenError extends Error {}
  class TokenExpiredError extends JsonWebTokenError {
    expiredAt: Date;
  }
  class NotBeforeError extends JsonWebTokenError {
    date: Date;
  }
}

declare module 'jsonwebtoken@*' {
  export * from 'jsonwebtoken';
}

declare module 'crypto' {
  type Encoding = 'hex' | 'base64' | 'base64url';
  interface Hash {
    update(data: string | Uint8Array, encoding?: string): Hash;
    digest(encoding: Encoding): string;
    digest(): Buffer;
  }
  function randomUUID(): string;
  function randomBytes(size: number): Buffer;
  function createHash(algorithm: string): Hash;
  function createHmac(algorithm: string, key: string | Uint8Array): Hash;
  function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean;
  function pbkdf2Sync(password: string, salt: string | Uint8Array, iterations: number, length: number, digest: string): Buffer;
  function scryptSync(password: string, salt: string | Uint8Array, length: number, options?: { [name: string]: number }): Buffer;
  function createSign(algorithm: string): {
    update(data: string): any;
    sign(privateKey: string, encoding: Encoding): string;
  };
  function createVerify(algorithm: string): {
    update(data: string): any;
    verify(publicKey: string, signature: string, encoding: Encoding): boolean;
  };
}

declare module 'node:crypto' {
  export * from 'crypto';
}

declare module 'uuid' {
  function v4(): string;
  function validate(text: string): boolean;
}

declare module 'bcrypt' {
  function hash(password: string, rounds: number): Promise<string>;
  function hash(password: string, rounds: number, done: (error: any, hash: string) => void): void;
  function hashSync(password: string, rounds: number): string;
  function compare(password: string, hash: string): Promise<boolean>;
  function compare(password: string, hash: string, done: (error: any, same: boolean) => void): void;
  function compareSync(password: string, hash: string): boolean;
}

declare module 'bcryptjs' {
  export * from 'bcrypt';
}

declare module 'node-fetch' {
  const ask: typeof fetch;
  export = ask;
}

declare module 'util' {
  function promisify(action: (...given: any[]) => any): (...given: any[]) => Promise<any>;
  function inspect(value: any, options?: any): string;
  function format(pattern: any, ...values: any[]): string;
}

declare module 'querystring' {
  function parse(text: string): { [name: string]: any };
  function stringify(values: { [name: string]: any }): string;
}

declare module 'lodash';
declare module 'lodash@*';
declare module 'uuid@*';
declare module 'request-promise';
declare module 'request-promise@*';
declare module 'url';
declare module 'path';
declare module 'events';
declare module 'assert';
declare module 'buffer';
declare module 'qs';
declare module 'ipaddr.js';
