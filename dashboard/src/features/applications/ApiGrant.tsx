import { Badge, Card, Code, Group, Stack, Switch, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { api as server } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ConfirmDialog } from "../../components/Confirm";
import { useWords } from "../../words/language";
import { GrantScopes } from "./GrantScopes";
import { policyOf } from "./kinds";
import { type Api, type Application, APPLICATIONS, type Grant } from "./queries";
import { accessWords } from "./words-access";

interface ApiGrantProps {
  one: Application;
  api: Api;
  subject: "user" | "client";
  grant: Grant | undefined;
}

/** Whether the application gets tokens for one API, and with which permissions. */
export function ApiGrant({ one, api, subject, grant }: ApiGrantProps) {
  const words = useWords(accessWords);
  const policy = policyOf(api, subject);
  const people = subject === "user";
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <Stack gap={2} miw={0}>
            <Text fw={600}>{api.name}</Text>
            <Code>{api.identifier}</Code>
          </Stack>
          {policy === "require_client_grant" ? (
            <GrantSwitch one={one} api={api} subject={subject} grant={grant} />
          ) : (
            <Badge variant="default">{policy === "deny_all" ? words.denied : words.allowed}</Badge>
          )}
        </Group>
        {policy === "allow_all" ? (
          <Text fz="sm">{api.enforce_policies ? words.allowAllRbac : words.allowAll}</Text>
        ) : policy === "deny_all" ? (
          <Text fz="sm">{words.denyAll}</Text>
        ) : people ? (
          <Text fz="sm">{words.needsGrant}</Text>
        ) : null}
        {grant && policy === "require_client_grant" ? <GrantScopes key={grant.id} api={api} grant={grant} /> : null}
      </Stack>
    </Card>
  );
}

function GrantSwitch({ one, api, subject, grant }: ApiGrantProps) {
  const words = useWords(accessWords);
  const may = useMay("create:client_grants", "delete:client_grants");
  const [opened, { open, close }] = useDisclosure();
  const change = useChange({
    change: async (on: boolean) => {
      if (on) {
        const body = { client_id: one.client_id, audience: api.identifier, scope: [], subject_type: subject };
        await server.POST("/client-grants", { body });
      } else if (grant) {
        await server.DELETE("/client-grants/{id}", { params: { path: { id: grant.id } } });
      }
    },
    refreshes: [APPLICATIONS],
    onDone: close,
  });
  const on = change.isPending ? change.variables : grant !== undefined;
  const loses = (grant?.scope ?? []).length > 0;
  return (
    <>
      <Switch
        label={on ? words.allowed : words.denied}
        aria-label={`${api.name}: ${on ? words.allowed : words.denied}`}
        checked={on}
        disabled={!may || change.isPending}
        onChange={(e) => (e.currentTarget.checked || !loses ? change.mutate(e.currentTarget.checked) : open())}
      />
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={words.disallow}
        action={words.disallow}
        pending={change.isPending}
        onConfirm={() => change.mutate(false)}
      >
        {words.disallowText(api.name)}
      </ConfirmDialog>
    </>
  );
}
