import { IconEyeSearch } from "@tabler/icons-react";
import { useSearchParams } from "react-router";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { Outcome } from "./Outcome";
import { useApis, useApps, usePreview, type Wish } from "./queries";
import { WishForm } from "./WishForm";
import { previewWords } from "./words";

const PARTS = ["app", "user", "api", "scope", "organization", "grant"] as const;

/** Tokens before anybody has them: what is in them and why, what is not and why not. */
export function Component() {
  const words = useWords(previewWords);
  const [params, setParams] = useSearchParams();
  const wish = Object.fromEntries(PARTS.map((p) => [p, params.get(p) ?? ""])) as unknown as Wish;
  const apps = useApps();
  const apis = useApis();
  const preview = usePreview(wish);
  const change = (part: Partial<Wish>) => {
    const next = { ...wish, ...part };
    setParams(Object.fromEntries(PARTS.filter((p) => next[p]).map((p) => [p, next[p]])), { replace: true });
  };
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={apps}>
        {(allApps) => (
          <Loaded query={apis}>
            {(allApis) => <WishForm wish={wish} apps={allApps} apis={allApis} change={change} />}
          </Loaded>
        )}
      </Loaded>
      {wish.app ? (
        <Loaded query={preview}>{(found) => <Outcome preview={found} />}</Loaded>
      ) : (
        <Teach icon={IconEyeSearch} title={words.empty}>
          {words.emptyText}
        </Teach>
      )}
    </Page>
  );
}
