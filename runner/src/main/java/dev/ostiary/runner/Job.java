package dev.ostiary.runner;

/**
 * One run that the server asks for.
 *
 * @param name what stack traces call the program
 * @param code the program
 * @param shape how the program is written: {@code module} or {@code function}
 * @param input JSON that the prelude reads: which kind of program, and what it gets
 * @param busy milliseconds that its own code may take
 * @param whole milliseconds that it may take with all waiting
 */
record Job(String name, String code, String shape, String input, long busy, long whole) {
  /** Milliseconds: practising has the lowest priority, and the machine may have much else to do. */
  private static final long PATIENCE = 600_000;

  /** What the process runs while it has nothing to do. */
  static final Job PRACTICE =
      new Job(
          "practice",
          """
          exports.onExecutePostLogin = async (event, api) => {
            const namespace = 'https://example.com/';
            if (event.authorization) {
              api.idToken.setCustomClaim(namespace + 'roles', event.authorization.roles);
              api.accessToken.setCustomClaim(namespace + 'roles', event.authorization.roles);
            }
            if (!event.user.email_verified) {
              api.access.deny(`Please verify ${event.user.email.toLowerCase().split('@')[1]}.`);
            }
            console.log('roles', event.authorization.roles.filter((r) => /a/.test(r)).length);
          };
          """,
          "module",
          """
          {"kind": "action", "trigger": "post-login", "handler": "onExecutePostLogin", "cache": {},
           "event": {"user": {"email": "a@example.com", "app_metadata": {}, "user_metadata": {}},
           "authorization": {"roles": ["admin", "reader"]}, "secrets": {}}}
          """,
          PATIENCE,
          PATIENCE);

  /** What the modules need that programs ask for, and the JVM for them. */
  static final Job MODULES =
      new Job(
          "modules",
          """
          exports.onExecutePostLogin = async (event, api) => {
            const _ = require('lodash');
            api.idToken.setCustomClaim('a', _.get({ a: { b: 1 } }, 'a.b'));
            const jwt = require('jsonwebtoken');
            jwt.verify(jwt.sign({ a: 1 }, 'secret'), 'secret', { algorithms: ['HS256'] });
            const { ManagementClient } = require('auth0');
            new ManagementClient({ domain: 'example.com', token: 'a' });
            require('axios').create({ timeout: 1000 });
            for (const name of ['uuid', 'crypto', 'url', 'querystring', 'request', 'node-fetch']) {
              require(name);
            }
            const url = new URL('https://example.com/?a=b');
            new Headers({ a: String(url.searchParams.get('a')) });
            // Nobody answers while it practises, so nothing waits for it.
            fetch('https://example.com/').catch(() => {});
          };
          """,
          "module",
          PRACTICE.input(),
          PATIENCE,
          PATIENCE);

  static Job read(Frame frame) {
    return new Job(
        frame.text(0),
        frame.text(1),
        frame.text(2),
        frame.text(3),
        Long.parseLong(frame.text(4)),
        Long.parseLong(frame.text(5)));
  }

  /**
   * The program as one function of what a module finds around it. It begins on the first line, so
   * that lines in errors are the author's own.
   */
  String wrapped() {
    return shape.equals("module")
        ? "(function (exports, require, module, __filename, __dirname) {" + code + "\n})"
        : "(function (configuration, auth0, require) { return (" + expression() + "\n);})";
  }

  /** Published functions often end as statements do. */
  private String expression() {
    var text = code.stripTrailing();
    while (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    return text;
  }
}
