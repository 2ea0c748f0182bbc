import { Button, Checkbox, Group, ScrollArea, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { api as server, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Api, APPLICATIONS, type Grant } from "./queries";
import { accessWords } from "./words-access";

/** From how many permissions on there is a search. */
const MANY = 12;

/** Which permissions of an API a grant contains. */
export function GrantScopes({ api, grant }: { api: Api; grant: Grant }) {
  const words = useWords(accessWords);
  const general = useWords(common);
  const may = useMay("update:client_grants");
  const [draft, setDraft] = useState<string[]>();
  const [search, setSearch] = useState("");
  const all = (api.scopes ?? []).flatMap((s) => (s.value ? [{ value: s.value, description: s.description }] : []));
  const kept = grant.scope ?? [];
  const chosen = draft ?? kept;
  const dirty = chosen.length !== kept.length || chosen.some((s) => !kept.includes(s));
  const save = useChange({
    change: () => body(server.PATCH("/client-grants/{id}", { params: { path: { id: grant.id } }, body: { scope: chosen } })),
    refreshes: [APPLICATIONS],
    done: general.saved,
    onDone: () => setDraft(undefined),
  });
  if (all.length === 0) {
    return <Hint>{words.noScopes}</Hint>;
  }
  const shown = all.filter((s) => s.value.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fz="sm">{words.scopesChosen(chosen.length, all.length)}</Text>
        {may ? (
          <Group gap="xs">
            <Button size="xs" variant="subtle" onClick={() => setDraft(all.map((s) => s.value))}>
              {words.all}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setDraft([])}>
              {words.none}
            </Button>
          </Group>
        ) : null}
      </Group>
      {all.length > MANY ? (
        <TextInput
          type="search"
          aria-label={words.searchScopes}
          placeholder={words.searchScopes}
          value={search}
          onChange={(e) => setSearch(e.currentTarget.value)}
        />
      ) : null}
      <ScrollArea.Autosize mah="18rem" type="auto" viewportProps={{ tabIndex: 0 }}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
          {shown.map((s) => (
            <Checkbox
              key={s.value}
              label={s.value}
              description={s.description}
              checked={chosen.includes(s.value)}
              disabled={!may}
              onChange={(e) =>
                setDraft(e.currentTarget.checked ? [...chosen, s.value] : chosen.filter((other) => other !== s.value))
              }
            />
          ))}
        </SimpleGrid>
      </ScrollArea.Autosize>
      {dirty ? (
        <Group justify="flex-end">
          <Button variant="default" size="xs" onClick={() => setDraft(undefined)}>
            {general.discard}
          </Button>
          <Button size="xs" onClick={() => save.mutate()} loading={save.isPending}>
            {general.save}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
