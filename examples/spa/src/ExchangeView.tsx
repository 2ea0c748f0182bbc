import { useState } from "react";
import type { Exchange } from "./exchange";

export function ExchangeView({ testId, exchange }: { testId: string; exchange: Exchange }) {
  const { answer, failure } = exchange;
  return (
    <div className="exchange" role="status">
      <h3>Request</h3>
      <p className="line" data-testid={`${testId}-request`}>
        <strong>{exchange.method}</strong> {exchange.url}
      </p>
      <dl className="facts">
        <dt>Token</dt>
        <dd data-testid={`${testId}-token`}>
          {exchange.token} {exchange.sent && <CopyToken key={exchange.sent} testId={testId} token={exchange.sent} />}
        </dd>
        {exchange.audience && (
          <>
            <dt>For</dt>
            <dd data-testid={`${testId}-audience`}>{exchange.audience}</dd>
          </>
        )}
        <dt>Needs</dt>
        <dd>
          <span className="chip">{exchange.permission}</span>
        </dd>
      </dl>
      <h3>Answer</h3>
      {failure && (
        <p className="notice bad" data-testid={`${testId}-failure`}>
          {failure}
        </p>
      )}
      {answer && (
        <>
          <p className="line">
            <span className={answer.status < 300 ? "status good" : "status bad"} data-testid={`${testId}-status`}>
              {answer.status}
            </span>{" "}
            {answer.statusText} <span className="quiet">in {answer.milliseconds} ms</span>
          </p>
          {answer.challenge && <pre className="challenge">WWW-Authenticate: {answer.challenge}</pre>}
          <div data-testid={`${testId}-body`}>
            <Body body={answer.body} />
          </div>
        </>
      )}
    </div>
  );
}

/** A token is a key: this one goes to the clipboard and nowhere else. */
function CopyToken({ testId, token }: { testId: string; token: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="small"
      data-testid={`${testId}-copy`}
      onClick={() => void navigator.clipboard.writeText(token).then(() => setCopied(true))}
    >
      {copied ? "Copied" : "Copy the token"}
    </button>
  );
}

function Body({ body }: { body: unknown }) {
  if (body === null) {
    return <p className="quiet">without a body</p>;
  }
  if (Array.isArray(body) && body.length > 0) {
    return <Table rows={body} />;
  }
  return <pre>{JSON.stringify(body, null, 2)}</pre>;
}

function Table({ rows }: { rows: Record<string, unknown>[] }) {
  // Rows may lack a column: only an approved order names who approved it.
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row.id)}>
              {columns.map((column) => (
                <td key={column}>{String(row[column] ?? "")}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
