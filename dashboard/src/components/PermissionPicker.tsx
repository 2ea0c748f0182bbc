import { Button, Checkbox, Group, Modal, ScrollArea, Select, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../api/client";
import { common } from "../words/common";
import { useWords } from "../words/language";
import { permissionWords } from "../words/permissions";
import { Hint } from "./Copy";
import { Loaded } from "./Loaded";

/** A permission as roles and users have it. */
export interface PermissionName {
  resource_server_identifier: string;
  permission_name: string;
}

interface PickerProps {
  opened: boolean;
  onClose: () => void;
  pending: boolean;
  /** Those that need not be added. */
  given: readonly PermissionName[];
  onAdd: (more: PermissionName[]) => void;
}

interface ApiWithScopes {
  name: string;
  identifier: string;
  is_system?: boolean;
  scopes?: { value: string; description?: string }[];
}

function useApisWithScopes(enabled: boolean) {
  return useQuery({
    queryKey: ["permission-picker"],
    queryFn: async () => {
      const all = await body(api.GET("/resource-servers", { params: { query: { per_page: 100 } } }));
      // The permissions of the Management API do nothing for users: administrators are made otherwise.
      return (all as ApiWithScopes[]).filter((a) => !a.is_system && (a.scopes ?? []).length > 0);
    },
    enabled,
  });
}

/** Chooses permissions of one API. */
export function PermissionPicker({ opened, onClose, ...rest }: PickerProps) {
  const words = useWords(permissionWords);
  const general = useWords(common);
  const apis = useApisWithScopes(opened);
  return (
    <Modal opened={opened} onClose={onClose} title={words.add} size="lg" closeButtonProps={{ "aria-label": general.close }}>
      <Loaded query={apis}>
        {(all) => (all.length === 0 ? <Text>{words.noApis}</Text> : <Choice apis={all} onClose={onClose} {...rest} />)}
      </Loaded>
    </Modal>
  );
}

function Choice({ apis, onClose, pending, given, onAdd }: Omit<PickerProps, "opened"> & { apis: ApiWithScopes[] }) {
  const words = useWords(permissionWords);
  const general = useWords(common);
  const [identifier, setIdentifier] = useState(apis.length === 1 ? (apis[0]?.identifier ?? null) : null);
  const [filter, setFilter] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const has = new Set(given.filter((g) => g.resource_server_identifier === identifier).map((g) => g.permission_name));
  const scopes = (apis.find((a) => a.identifier === identifier)?.scopes ?? []).filter(
    (s) => !has.has(s.value) && `${s.value} ${s.description ?? ""}`.toLowerCase().includes(filter.toLowerCase()),
  );
  return (
    <Stack>
      <Select
        data-autofocus
        searchable
        label={words.api}
        placeholder={words.apiPlaceholder}
        data={apis.map((a) => ({ value: a.identifier, label: `${a.name} (${a.identifier})` }))}
        value={identifier}
        onChange={(value) => {
          setIdentifier(value);
          setChosen([]);
        }}
      />
      {identifier ? (
        <>
          <Group align="flex-end">
            <TextInput flex="1 1 10rem" label={words.filter} value={filter} onChange={(e) => setFilter(e.currentTarget.value)} />
            <Button variant="default" onClick={() => setChosen(scopes.map((s) => s.value))}>
              {words.all}
            </Button>
            <Button variant="default" onClick={() => setChosen([])}>
              {words.none}
            </Button>
          </Group>
          {scopes.length === 0 ? <Hint>{words.nothing}</Hint> : null}
          <ScrollArea.Autosize mah="20rem" type="auto">
            <Checkbox.Group value={chosen} onChange={setChosen} aria-label={words.add}>
              <Stack gap="sm" p={2}>
                {scopes.map((s) => (
                  <Checkbox key={s.value} value={s.value} label={s.value} description={s.description} />
                ))}
              </Stack>
            </Checkbox.Group>
          </ScrollArea.Autosize>
        </>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {general.cancel}
        </Button>
        <Button
          disabled={!identifier || chosen.length === 0}
          loading={pending}
          onClick={() =>
            onAdd(chosen.map((name) => ({ resource_server_identifier: identifier ?? "", permission_name: name })))
          }
        >
          {words.addCount(chosen.length)}
        </Button>
      </Group>
    </Stack>
  );
}
