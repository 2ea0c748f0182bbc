import { useAuth0 } from "@auth0/auth0-react";
import type { Config } from "./config";

export function SignedOut({ config }: { config: Config }) {
  const { loginWithRedirect } = useAuth0();
  // Naming the audience here too makes the SDK ask for the scopes that main.tsx lists for it.
  const audience = config.orders.identifier;
  return (
    <section className="hero" data-testid="signed-out">
      <h1>Orders and reports, behind one login</h1>
      <p>
        Logging in sends you to the identity server at <code>{config.domain}</code>, which asks who you are and sends
        you back with an <strong>ID token</strong>, for this app, and an <strong>access token</strong>, for the{" "}
        {config.orders.name}. This app then calls two APIs in your name, and shows each request, the token it carried
        and the answer.
      </p>
      <p className="actions">
        <button
          type="button"
          className="primary"
          data-testid="login"
          onClick={() => loginWithRedirect({ authorizationParams: { audience } })}
        >
          Log in
        </button>
        <button
          type="button"
          data-testid="signup"
          onClick={() => loginWithRedirect({ authorizationParams: { audience, screen_hint: "signup" } })}
        >
          Sign up
        </button>
      </p>
      <p className="quiet">
        <code>make run</code> printed the sign-ins: Alice is a manager and may do everything, Bob is a clerk and may
        do some of it, Mallory is blocked. Whoever signs up starts without any permission.
      </p>
    </section>
  );
}
