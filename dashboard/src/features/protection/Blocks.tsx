import { Button, Code, Group, Stack, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useMay } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { PROTECTION, useBlocks, useHeldOff } from "./queries";
import { protectionWords } from "./words";

/** Who is held off now, by name, and who was lately. */
export function Blocks() {
  const words = useWords(protectionWords);
  const general = useWords(common);
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState("");
  const seesLogs = useMay("read:logs");
  const look = (name: string) => {
    setTyped(name);
    setWanted(name.trim());
  };
  return (
    <FormSection title={words.heldOff} lead={words.heldOffLead}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          look(typed);
        }}
      >
        <Group align="flex-end">
          <TextInput
            flex="1 1 16rem"
            label={words.identifier}
            placeholder="alice@example.com"
            autoComplete="off"
            value={typed}
            onChange={(e) => setTyped(e.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {general.search}
          </Button>
        </Group>
      </form>
      {wanted === "" ? null : <Found identifier={wanted} />}
      {seesLogs ? <Lately onLook={look} /> : null}
    </FormSection>
  );
}

function Found({ identifier }: { identifier: string }) {
  const words = useWords(protectionWords);
  const query = useBlocks(identifier);
  const unblock = useChange({
    change: () => api.DELETE("/user-blocks", { params: { query: { identifier } } }),
    refreshes: [[...PROTECTION, "blocks"]],
    done: words.unblocked(identifier),
  });
  return (
    <Loaded query={query}>
      {(blocks) => (
        <Stack gap="sm" aria-live="polite" align="stretch">
          <DataTable
            label={words.heldOff}
            rows={blocks}
            rowKey={(b) => `${b.ip} ${b.connection}`}
            columns={[
              { header: words.identifier, cell: (b) => b.identifier },
              { header: words.address, cell: (b) => (b.ip ? <Code>{b.ip}</Code> : words.anyAddress) },
              { header: words.connection, cell: (b) => b.connection },
            ]}
            empty={<Hint>{words.notHeldOff(identifier)}</Hint>}
          />
          {blocks.length > 0 ? (
            <May scope="update:users">
              <Button style={{ alignSelf: "flex-start" }} loading={unblock.isPending} onClick={() => unblock.mutate()}>
                {words.unblock}
              </Button>
            </May>
          ) : null}
        </Stack>
      )}
    </Loaded>
  );
}

function Lately({ onLook }: { onLook: (name: string) => void }) {
  const words = useWords(protectionWords);
  const query = useHeldOff(true);
  return (
    <Stack gap="sm">
      <Title order={3} fz="md">
        {words.lately}
      </Title>
      <Loaded query={query}>
        {(events) => (
          <DataTable
            label={words.lately}
            rows={events}
            rowKey={(e) => e.log_id}
            columns={[
              { header: words.identifier, cell: (e) => e.user_name ?? "" },
              { header: words.address, cell: (e) => <Code>{e.ip}</Code> },
              { header: words.when, cell: (e) => <Moment at={e.date} /> },
              {
                header: "",
                align: "right",
                width: "8rem",
                cell: (e) => (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`${words.look}: ${e.user_name}`}
                    onClick={() => onLook(e.user_name ?? "")}
                  >
                    {words.look}
                  </Button>
                ),
              },
            ]}
            empty={<Hint>{words.nobodyLately}</Hint>}
          />
        )}
      </Loaded>
    </Stack>
  );
}
