// The permission feed of an Ostiary server, for a page. It keeps no token: each connection asks for one.

const LOADING = { status: "loading", permissions: [], roles: [], deprecated: {} };
/** Streams say every 15 seconds that they live. */
const SILENCE = 45_000;
const LONGEST_PAUSE = 60_000;

/** Waits, but not longer than until the signal. */
function pause(milliseconds, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** Reads server-sent events (HTML standard 9.2) and hands each to `handle`, until the stream ends. */
async function readEvents(body, handle, alive) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    alive();
    const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const fields = {};
      for (const line of event.split("\n")) {
        const colon = line.indexOf(": ");
        fields[line.slice(0, colon)] = line.slice(colon + 2);
      }
      handle(fields);
    }
  }
}

export function createPermissions({ issuer, audience, getToken, live = true, interval = 60_000 }) {
  const url = `${issuer.replace(/\/$/, "")}/ostiary/v1/me/permissions?audience=${encodeURIComponent(audience)}`;
  const page = typeof document === "undefined" ? undefined : document;
  const listeners = new Set();
  let state = LOADING;
  let etag = "";
  let running;

  function become(next) {
    state = next;
    for (const listener of [...listeners]) {
      listener();
    }
  }

  function learn(tag, answer) {
    etag = tag;
    const { permissions, roles, deprecated } = answer;
    become({ status: "ready", permissions, roles, deprecated });
  }

  function refuse() {
    etag = "";
    if (state.status !== "refused") {
      become({ ...LOADING, status: "refused" });
    }
  }

  /** Says that the last attempt failed, without forgetting what is known. */
  function fail(error) {
    become({ ...state, error });
  }

  async function ask(stream, fresh, signal) {
    const token = await getToken(fresh);
    if (!token) {
      throw new Error("There is no access token");
    }
    const headers = { Authorization: `Bearer ${token}` };
    if (stream) {
      headers.Accept = "text/event-stream";
    }
    if (etag) {
      headers[stream ? "Last-Event-ID" : "If-None-Match"] = etag;
    }
    return fetch(url, { headers, signal, cache: "no-store", credentials: "omit" });
  }

  /** Takes an answer that is no stream; false when the token was refused. */
  async function take(response) {
    if (response.status === 401) {
      return false;
    }
    if (response.status === 200) {
      learn(response.headers.get("ETag") ?? "", await response.json());
    } else if (response.status !== 304) {
      const { message } = await response.json().catch(() => ({}));
      throw new Error(message ?? `The permission feed answered ${response.status}`);
    } else if (state.error) {
      become({ ...state, error: undefined });
    }
    return true;
  }

  /** Follows a stream to its end, and returns the reason that the server gave for it. */
  async function follow(response, connection) {
    let reason;
    let timer;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => connection.abort(), SILENCE);
    };
    const handle = ({ id, event, data }) => {
      if (event === "permissions") {
        learn(id, JSON.parse(data));
      } else if (event === "end") {
        reason = JSON.parse(data).reason;
      }
    };
    try {
      alive();
      if (state.error) {
        become({ ...state, error: undefined });
      }
      await readEvents(response.body, handle, alive);
    } finally {
      clearTimeout(timer);
    }
    return reason;
  }

  /** One connection. Returns milliseconds until the next, and whether its token was refused. */
  async function connect(stream, fresh, signal) {
    const connection = new AbortController();
    const stop = () => connection.abort();
    signal.addEventListener("abort", stop);
    try {
      const response = await ask(stream, fresh, connection.signal);
      if (stream && (response.status === 429 || response.status === 503)) {
        return { wait: 0, polls: true };
      }
      if (response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
        const reason = await follow(response, connection);
        if (reason === "refused") {
          refuse();
          return { wait: interval, refused: true };
        }
        return { wait: reason === "token_expired" ? 0 : 1_000 };
      }
      const taken = await take(response);
      if (!taken && fresh) {
        refuse();
      }
      return { wait: taken || fresh ? interval : 0, refused: !taken };
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  async function run(signal) {
    let failures = 0;
    let stream = live;
    let fresh = false;
    while (!signal.aborted) {
      let wait;
      try {
        const outcome = await connect(stream, fresh, signal);
        stream &&= !outcome.polls;
        fresh = Boolean(outcome.refused);
        wait = outcome.wait;
        failures = 0;
      } catch (error) {
        if (!signal.aborted) {
          fail(error);
        }
        // login_required and its like (OpenID Connect Core 3.1.2.6) wait for the user.
        wait = /_required$/.test(error?.error) ? LONGEST_PAUSE : Math.min(1_000 * 2 ** failures++, LONGEST_PAUSE);
      }
      // Not everybody at once, when a server comes back.
      await pause(wait * (0.75 + Math.random() / 2), signal);
    }
  }

  /** Runs while anybody listens and sees the page: a browser has few connections for hidden ones. */
  function adjust() {
    const wanted = listeners.size > 0 && page?.visibilityState !== "hidden";
    if (wanted && !running) {
      running = new AbortController();
      void run(running.signal);
    } else if (!wanted && running) {
      running.abort();
      running = undefined;
    }
  }

  function subscribe(listener) {
    // A function of its own: the same listener may subscribe twice.
    const own = () => listener();
    if (listeners.size === 0) {
      page?.addEventListener("visibilitychange", adjust);
    }
    listeners.add(own);
    adjust();
    return () => {
      listeners.delete(own);
      if (listeners.size === 0) {
        close();
      }
    };
  }

  function close() {
    listeners.clear();
    page?.removeEventListener("visibilitychange", adjust);
    adjust();
  }

  async function refresh() {
    if (!(await take(await ask(false, false))) && !(await take(await ask(false, true)))) {
      refuse();
    }
    return state;
  }

  const can = (permission) =>
    state.permissions.includes(permission) || state.permissions.includes(state.deprecated[permission]);

  return { subscribe, can, current: () => state, refresh, close };
}
