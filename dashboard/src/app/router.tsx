import { Button, Stack, Text, Title } from "@mantine/core";
import { createBrowserRouter, Link, useRouteError } from "react-router";
import { messageOf } from "../api/errors";
import { useWords } from "../words/language";
import { Layout } from "./Layout";
import { shellWords } from "./words";

/** The addresses of the screens; each feature is loaded when it is opened. */
export const router = createBrowserRouter(
  [
    {
      path: "/",
      Component: Layout,
      children: [
        {
          ErrorBoundary: Failed,
          HydrateFallback: () => null,
          children: [
            { index: true, lazy: () => import("../features/home/HomePage") },
            { path: "map", lazy: () => import("../features/map/MapPage") },
            { path: "token-preview", lazy: () => import("../features/preview/PreviewPage") },
            { path: "apis", lazy: () => import("../features/apis/ApisPage") },
            { path: "apis/:id/:tab?", lazy: () => import("../features/apis/ApiPage") },
            { path: "explain", lazy: () => import("../features/explain/ExplainPage") },
            { path: "logs/:id?", lazy: () => import("../features/logs/LogsPage") },
            { path: "branding/:tab?", lazy: () => import("../features/branding/BrandingPage") },
            { path: "settings/:tab?", lazy: () => import("../features/settings/SettingsPage") },
            { path: "connections", lazy: () => import("../features/connections/ConnectionsPage") },
            { path: "connections/:id/:tab?", lazy: () => import("../features/connections/ConnectionPage") },
            { path: "organizations", lazy: () => import("../features/organizations/OrganizationsPage") },
            { path: "organizations/:id/:tab?", lazy: () => import("../features/organizations/OrganizationPage") },
            { path: "attack-protection", lazy: () => import("../features/protection/ProtectionPage") },
            { path: "signing-keys", lazy: () => import("../features/keys/KeysPage") },
            { path: "administrators", lazy: () => import("../features/administrators/AdministratorsPage") },
            { path: "users", lazy: () => import("../features/users/UsersPage") },
            { path: "users/transfer/:tab?", lazy: () => import("../features/users/TransferPage") },
            { path: "users/:id/:tab?", lazy: () => import("../features/users/UserPage") },
            { path: "roles", lazy: () => import("../features/roles/RolesPage") },
            { path: "roles/:id/:tab?", lazy: () => import("../features/roles/RolePage") },
            { path: "applications", lazy: () => import("../features/applications/ApplicationsPage") },
            { path: "applications/:id/:tab?", lazy: () => import("../features/applications/ApplicationPage") },
            { path: "actions/library", lazy: () => import("../features/actions/LibraryPage") },
            { path: "actions/library/:id/:tab?", lazy: () => import("../features/actions/ActionPage") },
            { path: "actions/triggers", lazy: () => import("../features/actions/TriggersPage") },
            { path: "actions/triggers/:trigger", lazy: () => import("../features/actions/FlowPage") },
            { path: "actions/executions", lazy: () => import("../features/actions/ExecutionsPage") },
            { path: "actions/executions/:id", lazy: () => import("../features/actions/ExecutionPage") },
            { path: "hooks", lazy: () => import("../features/hooks/HooksPage") },
            { path: "hooks/:id/:tab?", lazy: () => import("../features/hooks/HookPage") },
            { path: "rules", lazy: () => import("../features/rules/RulesPage") },
            { path: "rules/all", lazy: () => import("../features/rules/RulesPage") },
            { path: "rules/settings", lazy: () => import("../features/rules/RulesPage") },
            { path: "rules/:id/:tab?", lazy: () => import("../features/rules/RulePage") },
            { path: "*", Component: NotFound },
          ],
        },
      ],
    },
  ],
  { basename: "/dashboard" },
);

function NotFound() {
  const words = useWords(shellWords);
  return (
    <Message title={words.notFound} text={words.notFoundText} />
  );
}

function Failed() {
  const words = useWords(shellWords);
  return <Message title={words.failed} text={messageOf(useRouteError())} />;
}

function Message({ title, text }: { title: string; text: string }) {
  const words = useWords(shellWords);
  return (
    <Stack align="flex-start" maw="36rem">
      <Title order={1}>{title}</Title>
      <Text>{text}</Text>
      <Button component={Link} to="/" variant="default">
        {words.toHome}
      </Button>
    </Stack>
  );
}
