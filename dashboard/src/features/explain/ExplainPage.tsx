import { Alert } from "@mantine/core";
import { IconZoomQuestion } from "@tabler/icons-react";
import { useState } from "react";
import { messageOf } from "../../api/errors";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { Decoded } from "./Decoded";
import { type Expectation, tidy, useApis, useExplain } from "./queries";
import { TokenForm } from "./TokenForm";
import { Outcome } from "./Outcome";
import { explainWords } from "./words";

/** Why a token is refused: one verdict, one fix, then everything that was compared. */
export function Component() {
  const words = useWords(explainWords);
  const [token, setToken] = useState("");
  const [expect, setExpect] = useState<Expectation>({ audience: "", scope: [] });
  const apis = useApis();
  const explain = useExplain();
  const ask = (pasted: string, expected: Expectation) => {
    if (tidy(pasted)) {
      explain.mutate({ token: tidy(pasted), ...expected });
    }
  };
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={apis}>
        {(all) => (
          <TokenForm
            token={token}
            expect={expect}
            apis={all}
            pending={explain.isPending}
            onToken={(next, pasted) => {
              setToken(next);
              explain.reset();
              if (pasted) {
                ask(next, expect);
              }
            }}
            onExpect={setExpect}
            onExplain={() => ask(token, expect)}
          />
        )}
      </Loaded>
      {explain.error ? (
        <Alert color="red" mb="md">
          {messageOf(explain.error)}
        </Alert>
      ) : null}
      {/* Stays in the page, so that what comes into it is read aloud. */}
      <div role="status">{explain.data ? <Outcome explanation={explain.data} /> : null}</div>
      {tidy(token) ? (
        <Decoded token={tidy(token)} api={apis.data?.find((a) => a.identifier === expect.audience)} />
      ) : (
        <Teach icon={IconZoomQuestion} title={words.empty}>
          {words.emptyText}
        </Teach>
      )}
    </Page>
  );
}
