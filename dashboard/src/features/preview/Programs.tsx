import { Stack } from "@mantine/core";
import { FormSection } from "../../components/Form";
import { ProgramCard } from "../../components/program/ProgramCard";
import { useWords } from "../../words/language";
import { runsOf, type TokenPreview } from "./queries";
import { previewWords } from "./words";

/** What each program would do, in its order. */
export function Programs({ preview }: { preview: TokenPreview }) {
  const words = useWords(previewWords);
  const runs = runsOf(preview);
  if (runs.length === 0) {
    return null;
  }
  return (
    <FormSection title={words.programs} lead={words.programsLead}>
      <Stack gap="sm">
        {runs.map((run, i) => (
          <ProgramCard key={i} run={run} order={3} />
        ))}
      </Stack>
    </FormSection>
  );
}
