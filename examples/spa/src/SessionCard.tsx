import { useAuth0 } from "@auth0/auth0-react";
import { useState } from "react";
import type { Api } from "./config";
import { type Renewal, readRenewal, saveRenewal } from "./renewal";
import { describeError, ending, silently } from "./tokens";

const HOW = {
  iframe: "a hidden iframe at the issuer, which still knows the session by its cookie",
  refresh_token: "a refresh token, which is replaced at each use (rotation) and kept in a worker",
};

/** Renews the access token before it expires, without a page being seen. */
export function SessionCard({ api }: { api: Api }) {
  const { getAccessTokenSilently, loginWithRedirect } = useAuth0();
  const [outcome, setOutcome] = useState<{ ok: boolean; text: string }>();
  const [busy, setBusy] = useState(false);
  const renewal = readRenewal();

  /** The SDK reads the choice when it is created, so the page starts anew either way. */
  async function choose(chosen: Renewal) {
    saveRenewal(chosen);
    if (chosen === "iframe") {
      window.location.reload();
      return;
    }
    // A refresh token works without the user being there, so the issuer asks the user first.
    await loginWithRedirect({ authorizationParams: { audience: api.identifier, scope: "offline_access" } });
  }

  async function renew() {
    setBusy(true);
    try {
      // Without the token in memory, which is what happens by itself once that has expired.
      const token = await silently({ getAccessTokenSilently }, api, "off");
      const hours = (token.expiresIn / 3600).toFixed(1);
      const time = new Date().toLocaleTimeString();
      setOutcome({ ok: true, text: `${time}: new token ${ending(token.value)}, valid for ${hours} h` });
    } catch (error) {
      setOutcome({ ok: false, text: describeError(error) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="card" data-testid="session">
      <h2>Silent renewal</h2>
      <p className="quiet">
        The access token for the {api.name} is renewed with {HOW[renewal]}.
      </p>
      <label className="switch">
        <input
          type="checkbox"
          data-testid="use-refresh-tokens"
          checked={renewal === "refresh_token"}
          onChange={(event) => void choose(event.target.checked ? "refresh_token" : "iframe")}
        />
        Use refresh tokens <span className="quiet">(the issuer may ask for your consent)</span>
      </label>
      <p className="actions">
        <button type="button" data-testid="renew" disabled={busy} onClick={() => void renew()}>
          {busy ? "Renewing …" : "Renew now"}
        </button>
      </p>
      {outcome && (
        <p className={outcome.ok ? "notice good" : "notice bad"} role="status" data-testid="renew-outcome">
          {outcome.text}
        </p>
      )}
    </section>
  );
}
