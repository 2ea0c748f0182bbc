import { Badge, Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus } from "@tabler/icons-react";
import { May, useSession } from "../../api/session";
import { DataTable } from "../../components/DataTable";
import { Loaded } from "../../components/Loaded";
import { Moment } from "../../components/Moment";
import { Page } from "../../components/Page";
import { UserCell } from "../../components/UserCell";
import { useWords } from "../../words/language";
import { ChangeLevel } from "./ChangeLevel";
import { Invite } from "./Invite";
import { Links } from "./Links";
import { type Administrator, useAdministrators } from "./queries";
import { Remove } from "./Remove";
import { administratorWords } from "./words";

/** Who manages the tenant. */
export function Component() {
  const words = useWords(administratorWords);
  const [inviting, { open, close }] = useDisclosure();
  const query = useAdministrators();
  return (
    <Page
      title={words.administrators}
      lead={words.lead}
      actions={
        <May scope="create:administrators">
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
            {words.invite}
          </Button>
        </May>
      }
    >
      <Loaded query={query}>{(all) => <All all={all} />}</Loaded>
      <Links administrators={query.data ?? []} />
      <Invite opened={inviting} onClose={close} />
    </Page>
  );
}

function All({ all }: { all: Administrator[] }) {
  const words = useWords(administratorWords);
  return (
    <DataTable
      label={words.administrators}
      rows={all}
      rowKey={(a) => a.user_id}
      columns={[
        { header: words.person, cell: (a) => <Person one={a} /> },
        { header: words.level, cell: (a) => <ChangeLevel one={a} /> },
        { header: words.since, cell: (a) => <Moment at={a.since} /> },
        { header: "", align: "right", width: "4rem", cell: (a) => <Remove one={a} /> },
      ]}
      empty={null}
      minWidth={720}
    />
  );
}

function Person({ one }: { one: Administrator }) {
  const words = useWords(administratorWords);
  const { id } = useSession();
  return (
    <Group gap="xs" wrap="nowrap">
      <UserCell user={{ user_id: one.user_id, name: one.name ?? undefined, email: one.email }} />
      {one.user_id === id ? (
        <Badge variant="light" tt="none">
          {words.you}
        </Badge>
      ) : null}
      {one.blocked ? (
        <Badge variant="light" color="red" tt="none">
          {words.blocked}
        </Badge>
      ) : null}
    </Group>
  );
}
