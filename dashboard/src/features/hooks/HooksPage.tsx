import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconWebhook } from "@tabler/icons-react";
import { Link } from "react-router";
import { May } from "../../api/session";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { OlderWay } from "../../components/program/OlderWay";
import { programWords } from "../../components/program/words";
import { triggerWords } from "../../components/program/words-triggers";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { CreateHook } from "./CreateHook";
import { Enabled } from "./Enabled";
import { type Hook, useHooks } from "./queries";
import { hookWords } from "./words";

/** All hooks of the tenant. */
export function Component() {
  const words = useWords(hookWords);
  const [creating, { open, close }] = useDisclosure();
  const hooks = useHooks();
  const create = (
    <May scope="create:hooks">
      <Button onClick={open}>{words.create}</Button>
    </May>
  );
  return (
    <Page
      title={words.hooks}
      lead={<OlderWay>{words.lead}</OlderWay>}
      actions={create}
    >
      <Loaded query={hooks}>
        {(all) =>
          all.length === 0 ? (
            <Teach icon={IconWebhook} title={words.needOne} action={create}>
              {words.needOneText}
            </Teach>
          ) : (
            <List all={all} />
          )
        }
      </Loaded>
      {creating ? <CreateHook onClose={close} /> : null}
    </Page>
  );
}

function List({ all }: { all: Hook[] }) {
  const words = useWords(hookWords);
  const parts = useWords(programWords);
  const triggers = useWords(triggerWords);
  return (
    <DataTable
      label={words.hooks}
      rows={all}
      rowKey={(h) => h.id}
      columns={[
        {
          header: parts.name,
          cell: (h) => (
            <Link to={`/hooks/${h.id}`} className="quiet">
              {h.name}
            </Link>
          ),
        },
        { header: parts.trigger, cell: (h) => <Text fz="sm">{triggers[h.triggerId]}</Text> },
        { header: parts.enabled, width: "8rem", cell: (h) => <Enabled hook={h} listed /> },
      ]}
      empty={null}
    />
  );
}
