import { type IdToken, useAuth0 } from "@auth0/auth0-react";
import { useEffect, useState } from "react";

/** Who is signed in, from the ID token alone: no call to any API is needed for it. */
export function Profile() {
  const { user, getIdTokenClaims } = useAuth0();
  const [claims, setClaims] = useState<Omit<IdToken, "__raw">>();

  useEffect(() => {
    void getIdTokenClaims().then((token) => {
      if (token) {
        const { __raw, ...rest } = token;
        setClaims(rest);
      }
    });
  }, [getIdTokenClaims, user]);

  const name = user?.name ?? user?.nickname ?? user?.email ?? "?";
  return (
    <section className="card" data-testid="profile">
      <h2>You</h2>
      <div className="person">
        {user?.picture ? (
          <img className="face" src={user.picture} alt="" width="64" height="64" data-testid="profile-picture" />
        ) : (
          <span className="face" aria-hidden="true" data-testid="profile-picture">
            {name.slice(0, 1).toUpperCase()}
          </span>
        )}
        <div>
          <p className="person-name" data-testid="profile-name">
            {name}
          </p>
          <p className="quiet">
            <span data-testid="profile-email">{user?.email}</span>
            {user?.email_verified === false && " · not verified"}
          </p>
        </div>
      </div>
      <p className="quiet">From the ID token, which was made for this app and for no API.</p>
      <details>
        <summary>All claims of the ID token</summary>
        <pre data-testid="id-token-claims">{JSON.stringify(claims, null, 2)}</pre>
      </details>
    </section>
  );
}
