import { Text } from "@mantine/core";
import { ClaimTable } from "../../components/ClaimTable";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { type Api, read } from "./queries";
import { explainWords } from "./words";

/** What stands in the token, claim by claim, read in this browser. */
export function Decoded({ token, api }: { token: string; api: Api | undefined }) {
  const words = useWords(explainWords);
  const { header, payload } = read(token);
  const about = new Map((api?.scopes ?? []).map((s) => [s.value, s.description]));
  return (
    <FormSection title={words.decoded} lead={words.decodedLead}>
      {header ? <ClaimTable title={words.header} part="header" claims={header} /> : null}
      {payload ? <ClaimTable title={words.payload} part="payload" claims={payload} about={about} /> : null}
      {payload ? null : <Text>{header ? words.sealed : words.opaqueText}</Text>}
    </FormSection>
  );
}
