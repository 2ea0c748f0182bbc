import { useParams } from "react-router";
import { useMay } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { RouteTabs } from "../../components/RouteTabs";
import { useWords } from "../../words/language";
import { LookForm } from "./LookForm";
import { useLook } from "./queries";
import { TextsPage } from "./TextsPage";
import { brandingWords } from "./words";

/** How the pages of the sign-in look and what they say. */
export function Component() {
  const words = useWords(brandingWords);
  const { tab } = useParams();
  const look = useLook();
  const texts = useMay("read:prompts");
  return (
    <Page title={words.branding} lead={words.brandingLead}>
      <RouteTabs
        base="/branding"
        current={tab}
        tabs={[
          {
            path: "look",
            label: words.look,
            content: () => <Loaded query={look}>{(kept) => <LookForm kept={kept} />}</Loaded>,
          },
          ...(texts ? [{ path: "texts", label: words.texts, content: () => <TextsPage /> }] : []),
        ]}
      />
    </Page>
  );
}
