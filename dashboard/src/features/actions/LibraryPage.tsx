import { Button, Group, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBolt, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { May } from "../../api/session";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Page } from "../../components/Page";
import { programWords } from "../../components/program/words";
import { triggerWords } from "../../components/program/words-triggers";
import { Teach } from "../../components/Teach";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { CreateAction } from "./CreateAction";
import { type Action, triggerOf, useActions } from "./queries";
import { State } from "./State";
import { actionWords } from "./words";

/** All actions of the tenant. */
export function Component() {
  const words = useWords(actionWords);
  const [creating, { open, close }] = useDisclosure();
  const actions = useActions();
  const create = (
    <May scope="create:actions">
      <Button onClick={open}>{words.create}</Button>
    </May>
  );
  return (
    <Page title={words.library} lead={words.libraryLead} actions={create}>
      <Loaded query={actions}>
        {(all) =>
          all.length === 0 ? (
            <Teach icon={IconBolt} title={words.needOne} action={create}>
              {words.needOneText}
            </Teach>
          ) : (
            <List all={all} />
          )
        }
      </Loaded>
      {creating ? <CreateAction onClose={close} /> : null}
    </Page>
  );
}

function List({ all }: { all: Action[] }) {
  const words = useWords(actionWords);
  const parts = useWords(programWords);
  const general = useWords(common);
  const triggers = useWords(triggerWords);
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  return (
    <>
      <Group mb="md">
        <TextInput
          type="search"
          w="24rem"
          maw="100%"
          aria-label={general.search}
          placeholder={general.search}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
      </Group>
      <DataTable
        label={words.library}
        rows={all.filter((a) => `${a.name} ${triggers[triggerOf(a)] ?? triggerOf(a)}`.toLowerCase().includes(wanted))}
        rowKey={(a) => a.id}
        minWidth={680}
        columns={[
          {
            header: parts.name,
            cell: (a) => (
              <Link to={`/actions/library/${a.id}`} className="quiet">
                {a.name}
              </Link>
            ),
          },
          { header: parts.trigger, width: "14rem", cell: (a) => <Text fz="sm">{triggers[triggerOf(a)] ?? triggerOf(a)}</Text> },
          { header: words.state, width: "14rem", cell: (a) => <State action={a} /> },
          { header: words.changed, width: "9rem", cell: (a) => <Moment at={a.updated_at} /> },
        ]}
        empty={<Hint>{words.nothing}</Hint>}
      />
    </>
  );
}
