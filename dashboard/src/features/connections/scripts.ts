/** What a database of one's own is asked for, in the order in which one writes the answers. */
export const SCRIPTS = ["login", "get_user", "create", "verify", "change_password", "delete"] as const;

export type ScriptName = (typeof SCRIPTS)[number];

/** Without these nobody signs in, or is moved over. */
export const NEEDED: readonly ScriptName[] = ["login", "get_user"];

const ask = (path: string, body: string) => `  const answer = await fetch(\`\${configuration.URL}/${path}\`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${configuration.KEY}\` },
    body: JSON.stringify(${body}),
  });`;

const profile = "{ user_id: String(user.id), email: user.email, email_verified: user.verified }";

/** Scripts that ask a web service of one's own. */
export const STARTERS: Record<ScriptName, string> = {
  login: `async function login(email, password, callback) {
${ask("login", "{ email, password }")}
  if (answer.status === 401) {
    return callback(new WrongUsernameOrPasswordError(email));
  }
  const user = await answer.json();
  callback(null, ${profile});
}
`,
  get_user: `async function getByEmail(email, callback) {
${ask("find", "{ email }")}
  if (answer.status === 404) {
    return callback(null);
  }
  const user = await answer.json();
  callback(null, ${profile});
}
`,
  create: `async function create(user, callback) {
${ask("create", "{ email: user.email, password: user.password }")}
  if (answer.status === 409) {
    return callback(new ValidationError('user_exists', 'There is an account already'));
  }
  callback(null);
}
`,
  verify: `async function verify(email, callback) {
${ask("verify", "{ email }")}
  callback(null, answer.ok);
}
`,
  change_password: `async function changePassword(email, newPassword, callback) {
${ask("password", "{ email, password: newPassword }")}
  callback(null, answer.ok);
}
`,
  delete: `async function remove(id, callback) {
${ask("delete", "{ id }")}
  callback(answer.ok ? null : new Error('The account is still there'));
}
`,
};

/** What each gets before its callback, made up. */
export const ARGUMENTS: Record<ScriptName, unknown[]> = {
  login: ["jane@example.com", "a password"],
  get_user: ["jane@example.com"],
  create: [{ tenant: "sample", client_id: "made-up", connection: "customers", email: "jane@example.com", password: "a password" }],
  verify: ["jane@example.com"],
  change_password: ["jane@example.com", "a new password"],
  delete: ["1"],
};
