import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useLocation } from "react-router";
import { May } from "../../api/session";
import { Page } from "../../components/Page";
import { OlderWay } from "../../components/program/OlderWay";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { Configs } from "./Configs";
import { CreateRule } from "./CreateRule";
import { RuleList } from "./RuleList";
import { ruleWords } from "./words";

/** All rules, and the values that they share. */
export function Component() {
  const words = useWords(ruleWords);
  const [creating, { open, close }] = useDisclosure();
  const settings = useLocation().pathname.endsWith("/settings");
  const create = (
    <May scope="create:rules">
      <Button onClick={open}>{words.create}</Button>
    </May>
  );
  return (
    <Page
      title={words.rules}
      lead={<OlderWay>{words.lead}</OlderWay>}
      actions={create}
    >
      <RouteTabs
        base="/rules"
        current={settings ? "settings" : "all"}
        tabs={[
          { path: "all", label: words.rules, content: () => <RuleList create={create} /> },
          { path: "settings", label: words.configs, content: () => <Configs /> },
        ]}
      />
      {creating ? <CreateRule onClose={close} /> : null}
    </Page>
  );
}
