import { useAuth0 } from "@auth0/auth0-react";
import { Button, Center, Code, Loader, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { takeTokensFrom } from "../api/client";
import { type Session, scopesOf, SessionProvider } from "../api/session";
import { useWords } from "../words/language";
import { shellWords } from "./words";

/** Signs people in, and lets in those who administer the tenant. */
export function SignIn({ children }: { children: ReactNode }) {
  const { isLoading, isAuthenticated, error, user, loginWithRedirect, getAccessTokenSilently, logout } = useAuth0();
  const [scopes, setScopes] = useState<ReadonlySet<string>>();
  const [failure, setFailure] = useState<Error>();
  const words = useWords(shellWords);
  takeTokensFrom(async (fresh) => (await getAccessTokenSilently(fresh ? { cacheMode: "off" } : {})) ?? "");

  useEffect(() => {
    if (isAuthenticated) {
      getAccessTokenSilently().then((token) => setScopes(scopesOf(token ?? "")), setFailure);
    } else if (!isLoading && !error) {
      const here = window.location.pathname.replace(/^\/dashboard/, "") + window.location.search;
      void loginWithRedirect({ appState: { returnTo: here } });
    }
  }, [isAuthenticated, isLoading, error, getAccessTokenSilently, loginWithRedirect]);

  const signOut = () => void logout({ logoutParams: { returnTo: `${window.location.origin}/dashboard/` } });
  const problem = error ?? failure;
  if (problem) {
    return (
      <Notice title={words.signInFailed} action={words.signOut} onAction={signOut}>
        {problem.message}
      </Notice>
    );
  }
  if (!scopes) {
    return (
      <Center mih="100vh">
        <Loader aria-label={words.signingIn} />
      </Center>
    );
  }
  if (![...scopes].some((s) => s.startsWith("read:"))) {
    return (
      <Notice title={words.notAdministrator(user?.email ?? "")} action={words.signOut} onAction={signOut}>
        {words.askForInvitation} <Code>ostiary administrator invite</Code>
      </Notice>
    );
  }
  const email = user?.email ?? "";
  const session: Session = { id: user?.sub ?? "", name: user?.name ?? email, email, scopes, signOut };
  return <SessionProvider session={session}>{children}</SessionProvider>;
}

interface NoticeProps {
  title: string;
  action: string;
  onAction: () => void;
  children: ReactNode;
}

function Notice({ title, action, onAction, children }: NoticeProps) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack maw="32rem" gap="md" align="flex-start">
        <Title order={1}>{title}</Title>
        <Text>{children}</Text>
        <Button onClick={onAction}>{action}</Button>
      </Stack>
    </Center>
  );
}
