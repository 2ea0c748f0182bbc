import { useAuth0 } from "@auth0/auth0-react";
import type { Config } from "./config";
import { SignedIn } from "./SignedIn";
import { SignedOut } from "./SignedOut";
import { describeError } from "./tokens";

export function App({ config }: { config: Config }) {
  const { isAuthenticated, isLoading, error, user, logout } = useAuth0();
  return (
    <>
      <header className="bar">
        <span className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" /> Backoffice
          <span className="tag">example app</span>
        </span>
        {isAuthenticated && (
          <span className="who">
            <span className="who-name">{user?.email}</span>
            <button
              type="button"
              data-testid="logout"
              onClick={() => logout({ logoutParams: { returnTo: window.location.origin } })}
            >
              Log out
            </button>
          </span>
        )}
      </header>
      <main>
        {error && (
          <p className="notice bad" role="alert" data-testid="login-error">
            {describeError(error)}
          </p>
        )}
        {isLoading ? (
          <p className="notice" data-testid="loading">
            Looking for a session …
          </p>
        ) : isAuthenticated ? (
          <SignedIn config={config} />
        ) : (
          <SignedOut config={config} />
        )}
      </main>
    </>
  );
}
