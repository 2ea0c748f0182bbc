import { ActionIcon, Anchor, Button, Code, Collapse, Group, Modal, Stack, Switch, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { Link } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Api, type App, type Grant, GRANTS, permissionsOf } from "./queries";
import { ScopePicker } from "./ScopePicker";
import { machineWords } from "./wordsMachines";

interface MachineRowProps {
  one: Api;
  app: App;
  grant: Grant | undefined;
}

/** One application: whether it may use the API, and with which permissions. */
export function MachineRow({ one, app, grant }: MachineRowProps) {
  const words = useWords(machineWords);
  const general = useWords(common);
  const [opened, { toggle, open, close }] = useDisclosure();
  const [asking, ask] = useDisclosure();
  const mayCreate = useMay("create:client_grants");
  const mayDelete = useMay("delete:client_grants");
  const maySave = useMay("update:client_grants");
  const authorize = useChange({
    change: () =>
      body(api.POST("/client-grants", { body: { client_id: app.client_id, audience: one.identifier, scope: [] } })),
    refreshes: [GRANTS],
    onDone: open,
  });
  const end = useChange<string>({
    change: (id) => api.DELETE("/client-grants/{id}", { params: { path: { id } } }),
    refreshes: [GRANTS],
    done: words.ended(app.name),
    onDone: () => {
      close();
      ask.close();
    },
  });
  const save = useChange<string[]>({
    change: (scope) =>
      body(api.PATCH("/client-grants/{id}", { params: { path: { id: grant?.id ?? "" } }, body: { scope } })),
    refreshes: [GRANTS],
    done: general.saved,
  });
  const all = permissionsOf(one);
  const panel = `grant-${app.client_id}`;
  return (
    <Stack gap={0} p="md">
      <Group justify="space-between" gap="md">
        <Stack gap={2} miw={0} flex="1 1 14rem">
          <Anchor component={Link} to={`/applications/${app.client_id}`} className="quiet">
            {app.name}
          </Anchor>
          <Code style={{ alignSelf: "flex-start" }}>{app.client_id}</Code>
          {app.grant_types?.includes("client_credentials") ? null : (
            <Text fz="sm" c="dimmed">
              {words.lacksGrantType}
            </Text>
          )}
        </Stack>
        <Group gap="md" wrap="nowrap">
          {grant ? (
            <Text fz="sm" c="dimmed">
              {words.some(String(grant.scope.length), String(all.length))}
            </Text>
          ) : null}
          {mayCreate || mayDelete ? (
            <Switch
              aria-label={words.mayUse(app.name)}
              label={grant ? words.authorized : words.notAuthorized}
              labelPosition="left"
              checked={grant !== undefined}
              disabled={(grant ? !mayDelete : !mayCreate) || authorize.isPending || end.isPending}
              onChange={() => (grant ? ask.open() : authorize.mutate())}
            />
          ) : (
            <Text fz="sm">{grant ? words.authorized : words.notAuthorized}</Text>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={toggle}
            style={{ visibility: grant ? "visible" : "hidden" }}
            aria-label={words.permissionsOf(app.name)}
            aria-expanded={opened}
            aria-controls={panel}
          >
            {opened ? <IconChevronUp size={18} /> : <IconChevronDown size={18} />}
          </ActionIcon>
        </Group>
      </Group>
      <Collapse expanded={opened && grant !== undefined} id={panel}>
        {grant ? (
          <Stack pt="md">
            <ScopePicker
              key={grant.scope.join(" ")}
              permissions={all}
              kept={grant.scope}
              may={maySave}
              saving={save.isPending}
              onSave={(scope) => save.mutate(scope)}
            />
          </Stack>
        ) : null}
      </Collapse>
      <Modal opened={asking} onClose={ask.close} title={words.endTitle(app.name)} closeButtonProps={{ "aria-label": general.close }}>
        <Stack>
          <Text>{words.endText}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={ask.close}>
              {general.cancel}
            </Button>
            <Button color="red" data-autofocus loading={end.isPending} onClick={() => end.mutate(grant?.id ?? "")}>
              {words.endAction}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}
