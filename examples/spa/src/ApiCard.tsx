import { useAuth0 } from "@auth0/auth0-react";
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import type { Call } from "./calls";
import type { Api } from "./config";
import { type Exchange, perform, type TokenChoice } from "./exchange";
import { ExchangeView } from "./ExchangeView";

interface ApiCardProps<Permission extends string> {
  testId: string;
  api: Api;
  otherApi: Api;
  clientId: string;
  calls: Call<Permission>[];
  /** Shows its children to those who have the permission; left out, everybody sees everything. */
  Can?: ComponentType<{ permission: Permission; fallback?: ReactNode; children?: ReactNode }>;
  /** What the user may do now, another object after each change; undefined while it is not known. */
  permissions?: readonly string[] | undefined;
  /** Told of each call that succeeded. */
  onAnswer?: (call: Call, body: unknown) => void;
}

const Everybody = ({ children }: { children?: ReactNode }) => children;

const LANGUAGES = { node: "Node.js", java: "Java" };

/** An API, its calls, some deliberate mistakes, and the last request with its answer. */
export function ApiCard<Permission extends string>(props: ApiCardProps<Permission>) {
  const { testId, api, otherApi, clientId, calls, Can = Everybody, permissions, onAnswer } = props;
  const auth = useAuth0();
  const [exchange, setExchange] = useState<Exchange>();
  const [scope, setScope] = useState<string>();
  const [busy, setBusy] = useState(false);
  // An access token says what was true when it was made: after a change the app needs another.
  const ofToken = useRef(permissions);
  useEffect(() => {
    ofToken.current ??= permissions;
  }, [permissions]);

  async function run(call: Call, choice: TokenChoice) {
    setBusy(true);
    const outdated = ofToken.current !== permissions;
    const outcome = await perform(auth, { api, otherApi, clientId, call, choice, outdated });
    if (choice === "right") {
      ofToken.current = permissions;
    }
    setBusy(false);
    setExchange(outcome.exchange);
    if (outcome.scope !== undefined) {
      setScope(outcome.scope);
    }
    if (outcome.exchange.answer && outcome.exchange.answer.status < 300) {
      onAnswer?.(call, outcome.exchange.answer.body);
    }
  }

  const firstCall = calls[0] as Call;
  const mistakes: [TokenChoice, string, string][] = [
    ["id_token", "send-id-token", "Send the ID token instead"],
    ["other_api", "send-other-token", `Send the ${otherApi.name}’s token`],
    ["none", "send-no-token", "Send no token"],
  ];

  function button(call: Call, label: string, className?: string) {
    return (
      <button
        type="button"
        className={className}
        disabled={busy}
        data-testid={`${testId}-${call.id}`}
        onClick={() => void run(call, "right")}
      >
        {label}
      </button>
    );
  }

  return (
    <section className="card api" data-testid={testId} aria-busy={busy}>
      <h2>
        {api.name} <span className="tag">{LANGUAGES[api.language]}</span>
      </h2>
      <dl className="facts">
        <dt>Address</dt>
        <dd>{api.url}</dd>
        <dt>Audience</dt>
        <dd>{api.identifier}</dd>
        <dt>Granted</dt>
        <dd data-testid={`${testId}-scope`}>
          <Scopes scope={scope} />
        </dd>
      </dl>
      <p className="actions" data-testid={`${testId}-allowed`}>
        {calls.map((call) => (
          <Can key={call.id} permission={call.permission}>
            {button(call, call.label)}
          </Can>
        ))}
      </p>
      <h3>Deliberate mistakes</h3>
      <p className="actions">
        {mistakes.map(([choice, id, label]) => (
          <button
            key={id}
            type="button"
            className="mistake"
            disabled={busy}
            data-testid={`${testId}-${id}`}
            onClick={() => void run(firstCall, choice)}
          >
            {label}
          </button>
        ))}
        {calls.map((call) => (
          <Can
            key={call.id}
            permission={call.permission}
            fallback={button(call, `${call.label} without ${call.permission}`, "mistake")}
          />
        ))}
      </p>
      {exchange ? (
        <ExchangeView testId={testId} exchange={exchange} />
      ) : (
        <p className="quiet empty">Press a button: the request and its answer appear here.</p>
      )}
    </section>
  );
}

function Scopes({ scope }: { scope: string | undefined }) {
  if (scope === undefined) {
    return <span className="quiet">no token yet, the first call gets one</span>;
  }
  const permissions = scope.split(" ").filter((word) => word.includes(":"));
  if (permissions.length === 0) {
    return <span className="quiet">nothing at this API</span>;
  }
  return permissions.map((permission) => (
    <span key={permission} className="chip">
      {permission}
    </span>
  ));
}
