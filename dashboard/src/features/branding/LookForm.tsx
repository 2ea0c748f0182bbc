import { Alert, Grid, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ColorField } from "../../components/ColorField";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { isColor } from "./colors";
import { PagePreview } from "./PagePreview";
import { BRANDING, type KeptLook, saveLook, usePreview } from "./queries";
import { brandingWords } from "./words";

const LOGO = /^(https:\/\/[^\s"'<>]+)?$/;
const SWATCHES = ["#1f4e79", "#2563eb", "#0f766e", "#15803d", "#b45309", "#b91c1c", "#7c3aed", "#111827"];
const PALE = ["#f5f6f8", "#ffffff", "#eef2ff", "#ecfdf5", "#fffbeb", "#fdf2f8", "#1e293b", "#111827"];

/** Logo and colours, with the sign-in page as it would be. */
export function LookForm({ kept }: { kept: KeptLook }) {
  const words = useWords(brandingWords);
  const general = useWords(common);
  const may = useMay("update:branding");
  const draft = useDraft(kept.look);
  const [screen, setScreen] = useState("login");
  const [language, setLanguage] = useState("en");
  const [tried] = useDebouncedValue(draft.value, 150);
  const logoFits = LOGO.test(tried.logo);
  const preview = usePreview({ screen, language, ...tried, logo: logoFits ? tried.logo : "" });
  const save = useChange({
    change: () => saveLook(draft.patch, kept.theme),
    refreshes: [BRANDING],
    done: general.saved,
    onDone: draft.reset,
  });
  const problem = !LOGO.test(draft.value.logo)
    ? words.logoProblem
    : isColor(draft.value.primary) && isColor(draft.value.background)
      ? undefined
      : words.colorProblem;
  const color = (key: "primary" | "background") => ({
    value: draft.value[key],
    readOnly: !may,
    words: { pick: words.pick, shade: words.shade, hue: words.hue },
    error: isColor(draft.value[key]) ? undefined : words.colorProblem,
    onChange: (value: string) => draft.set(key, value),
  });
  return (
    <>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <FormSection title={words.look} lead={words.lookLead}>
            {kept.theme ? <Alert>{words.themeText}</Alert> : null}
            <TextInput
              label={words.logo}
              description={words.logoHelp}
              placeholder="https://example.com/logo.svg"
              value={draft.value.logo}
              readOnly={!may}
              error={LOGO.test(draft.value.logo) ? undefined : words.logoProblem}
              onChange={(e) => draft.set("logo", e.currentTarget.value.trim())}
            />
            <ColorField label={words.primary} description={words.primaryHelp} swatches={SWATCHES} {...color("primary")} />
            <ColorField
              label={words.background}
              description={words.backgroundHelp}
              swatches={PALE}
              {...color("background")}
            />
          </FormSection>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <PagePreview
            query={preview}
            screen={screen}
            language={language}
            onScreen={setScreen}
            onLanguage={setLanguage}
            note={draft.value.logo ? words.foreignLogo : undefined}
          />
        </Grid.Col>
      </Grid>
      <SaveBar
        dirty={draft.dirty}
        saving={save.isPending}
        problem={problem}
        onSave={() => save.mutate()}
        onDiscard={draft.reset}
      />
    </>
  );
}
