import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useChange } from "../../api/query";
import { May } from "../../api/session";
import { Confirm } from "../../components/Confirm";
import { DataTable } from "../../components/DataTable";
import { FormSection } from "../../components/Form";
import { Moment } from "../../components/Moment";
import { useWords } from "../../words/language";
import { type Administrator, ADMINISTRATORS, type Link, useLinks, withdraw } from "./queries";
import { administratorWords } from "./words";

/** Links that nobody has used yet; nothing when there are none. */
export function Links({ administrators }: { administrators: Administrator[] }) {
  const words = useWords(administratorWords);
  const links = useLinks().data ?? [];
  const maker = (link: Link) =>
    link.created_by === null
      ? words.commandLine
      : (administrators.find((a) => a.user_id === link.created_by)?.email ?? link.created_by);
  if (links.length === 0) {
    return null;
  }
  return (
    <FormSection title={words.links} lead={words.linksLead}>
      <DataTable
        label={words.links}
        rows={links}
        rowKey={(l) => l.id}
        columns={[
          { header: words.level, cell: (l) => words[l.level] },
          { header: words.madeBy, cell: maker },
          { header: words.made, cell: (l) => <Moment at={l.created_at} /> },
          { header: words.ends, cell: (l) => <Moment at={l.expires_at} /> },
          { header: "", align: "right", width: "4rem", cell: (l) => <Withdraw link={l} /> },
        ]}
        empty={null}
      />
    </FormSection>
  );
}

function Withdraw({ link }: { link: Link }) {
  const words = useWords(administratorWords);
  const end = useChange({ change: () => withdraw(link.id), refreshes: [ADMINISTRATORS], done: words.withdrawn });
  return (
    <May scope="delete:administrators">
      <Confirm
        title={words.withdraw}
        action={words.withdraw}
        onConfirm={() => end.mutate()}
        trigger={(open) => (
          <ActionIcon variant="subtle" color="red" aria-label={words.withdraw} onClick={open}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      >
        {words.withdrawText}
      </Confirm>
    </May>
  );
}
