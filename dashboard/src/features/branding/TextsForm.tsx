import { Grid, Group, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { LanguageSelect, PagePreview, ScreenSelect } from "./PagePreview";
import { BRANDING, saveTexts, type TextChoice, type Texts, usePreview } from "./queries";
import { brandingWords, textName } from "./words";

/** The pages leave out what is longer. */
const MOST = 500;

interface TextsFormProps {
  prompt: string;
  kept: Texts;
  choices: TextChoice[];
  languages: string[];
  screen: string;
  language: string;
  onScreen: (screen: string) => void;
  onLanguage: (language: string) => void;
}

const filledOnly = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));

/** Every text of a page; an empty one is the standard one. */
export function TextsForm({ prompt, kept, choices, languages, screen, language, ...on }: TextsFormProps) {
  const words = useWords(brandingWords);
  const general = useWords(common);
  const may = useMay("update:prompts");
  const own = kept[screen] ?? {};
  const draft = useDraft<Record<string, string>>(own);
  const [mistake, setMistake] = useState(false);
  const [tried] = useDebouncedValue(draft.value, 200);
  const preview = usePreview({ screen, language, texts: filledOnly(tried), mistake });
  const save = useChange({
    change: () => {
      const texts = filledOnly(draft.value);
      const { [screen]: _, ...others } = kept;
      return saveTexts(prompt, language, Object.keys(texts).length > 0 ? { ...others, [screen]: texts } : others);
    },
    refreshes: [BRANDING],
    done: general.saved,
    onDone: draft.reset,
  });
  const strange = Object.values(draft.value).some((text) => /\$\{(?!companyName\})/.test(text));
  return (
    <>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <FormSection title={words.texts} lead={words.textsLead}>
          <Group grow preventGrowOverflow={false} align="flex-start">
            <ScreenSelect texts={choices} value={screen} disabled={draft.dirty} onChange={on.onScreen} />
            <LanguageSelect languages={languages} value={language} disabled={draft.dirty} onChange={on.onLanguage} />
          </Group>
          {choices
            .filter((c) => c.screen === screen)
            .map((c) => (
              <Textarea
                key={c.name}
                label={textName(words, c.name)}
                placeholder={c.standard}
                autosize
                maxLength={MOST}
                value={draft.value[c.name] ?? ""}
                readOnly={!may}
                lang={language}
                onFocus={() => setMistake(c.name === "wrong-credentials")}
                onChange={(e) => draft.set(c.name, e.currentTarget.value)}
              />
            ))}
        </FormSection>
        <SaveBar
          dirty={draft.dirty}
          saving={save.isPending}
          problem={strange ? words.strangeVariable : undefined}
          onSave={() => save.mutate()}
          onDiscard={draft.reset}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <PagePreview query={preview} screen={screen} language={language} />
      </Grid.Col>
    </>
  );
}
