import { Badge, Button, Code, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKey } from "@tabler/icons-react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ConfirmDialog } from "../../components/Confirm";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { AddKey } from "./AddKey";
import { usesKeys } from "./publicKey";
import { type Application, APPLICATIONS, type Key, updateApplication, useKeys } from "./queries";
import { accessWords } from "./words-access";

/** How many keys may be used at the same time. */
const AT_ONCE = 2;

/** The public keys with which the application proves who it is, instead of a secret. */
export function Credentials({ one }: { one: Application }) {
  const words = useWords(accessWords);
  const keys = useKeys(one.client_id);
  const used = usedKeys(one);
  return (
    <Stack>
      <Hint>{words.keysLead}</Hint>
      <Loaded query={keys}>
        {(all) => (
          <>
            <DataTable
              label={words.keys}
              rows={all}
              rowKey={(k) => k.id}
              columns={[
                { header: words.keyName, cell: (k) => k.name || words.unnamed },
                { header: words.algorithm, cell: (k) => k.alg, width: "7rem" },
                { header: words.keyId, cell: (k) => <Code>{k.kid}</Code> },
                {
                  header: words.state,
                  width: "8rem",
                  cell: (k) => <Badge variant="default">{used.includes(k.id) ? words.inUse : words.notInUse}</Badge>,
                },
                { header: words.made, cell: (k) => <Moment at={k.created_at} />, width: "9rem" },
                { header: "", align: "right", cell: (k) => <KeyActions one={one} row={k} used={used} /> },
              ]}
              empty={
                <Teach icon={IconKey} title={words.noKeys}>
                  {words.noKeysText}
                </Teach>
              }
            />
            <AddKey one={one} used={used} full={used.length >= AT_ONCE} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

/** The ids of the keys that the application authenticates with. */
function usedKeys(one: Application): string[] {
  return (one.client_authentication_methods?.private_key_jwt?.credentials ?? []).flatMap((c) => c.id ?? []);
}

function KeyActions({ one, row, used }: { one: Application; row: Key; used: string[] }) {
  const words = useWords(accessWords);
  const general = useWords(common);
  const mayUse = useMay("update:clients");
  const mayRemove = useMay("delete:client_credentials");
  const [opened, { open, close }] = useDisclosure();
  const inUse = used.includes(row.id);
  const use = useChange({
    change: () =>
      updateApplication(
        one.client_id,
        usesKeys((inUse ? used.filter((id) => id !== row.id) : [...used, row.id]).map((id) => ({ id }))),
      ),
    refreshes: [APPLICATIONS],
    done: inUse && used.length === 1 ? words.secretAgain : general.saved,
  });
  const remove = useChange({
    change: () =>
      api.DELETE("/clients/{id}/credentials/{credential_id}", {
        params: { path: { id: one.client_id, credential_id: row.id } },
      }),
    refreshes: [APPLICATIONS],
    done: words.keyRemoved,
    onDone: close,
  });
  const name = row.name || (row.kid ?? "");
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {mayUse && (inUse || used.length < AT_ONCE) ? (
        <Button
          size="xs"
          variant="default"
          loading={use.isPending}
          aria-label={`${inUse ? words.stopUsing : words.use} ${name}`}
          onClick={() => use.mutate()}
        >
          {inUse ? words.stopUsing : words.use}
        </Button>
      ) : null}
      {mayRemove && !inUse ? (
        <Button size="xs" variant="outline" color="red" aria-label={`${general.remove} ${name}`} onClick={open}>
          {general.remove}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={words.removeKey}
        action={words.removeKey}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {words.removeKeyText(name)}
      </ConfirmDialog>
    </Group>
  );
}
