import { Card, Group, SegmentedControl, Select, Stack, Title, useComputedColorScheme } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { Hint } from "../../components/Copy";
import { HtmlPreview } from "../../components/HtmlPreview";
import { Loaded } from "../../components/Loaded";
import { useLanguage, useWords } from "../../words/language";
import { inScheme } from "./colors";
import { brandingWords, screenName } from "./words";

interface PagePreviewProps {
  query: UseQueryResult<{ html: string; css: string; texts: { screen: string }[]; languages: string[] }>;
  screen: string;
  language: string;
  /** Without these, what is shown is chosen elsewhere. */
  onScreen?: (screen: string) => void;
  onLanguage?: (language: string) => void;
  note?: string | undefined;
}

/** A page of the sign-in as the server makes it. */
export function PagePreview({ query, screen, language, onScreen, onLanguage, note }: PagePreviewProps) {
  const words = useWords(brandingWords);
  const own = useComputedColorScheme("light");
  const [scheme, setScheme] = useState<"light" | "dark">(own);
  return (
    <Card withBorder padding="lg" component="section" pos={{ lg: "sticky" }} top={{ lg: 72 }}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{words.preview}</Title>
          <SegmentedControl
            size="xs"
            aria-label={words.scheme}
            value={scheme}
            onChange={(value) => setScheme(value === "dark" ? "dark" : "light")}
            data={[
              { value: "light", label: words.light },
              { value: "dark", label: words.dark },
            ]}
          />
        </Group>
        <Loaded query={query}>
          {(preview) => (
            <>
              <Group grow preventGrowOverflow={false}>
                {onScreen ? (
                  <ScreenSelect texts={preview.texts} value={screen} onChange={onScreen} />
                ) : null}
                {onLanguage ? (
                  <LanguageSelect languages={preview.languages} value={language} onChange={onLanguage} />
                ) : null}
              </Group>
              <HtmlPreview
                title={`${words.preview}: ${screenName(words, screen)}`}
                html={preview.html}
                css={inScheme(preview.css, scheme)}
                minHeight={640}
                maxHeight={1000}
              />
            </>
          )}
        </Loaded>
        {note ? <Hint>{note}</Hint> : null}
        <Hint>{words.previewHelp}</Hint>
      </Stack>
    </Card>
  );
}

interface ScreenSelectProps {
  texts: { screen: string }[];
  value: string;
  disabled?: boolean;
  onChange: (screen: string) => void;
}

/** Which page. */
export function ScreenSelect({ texts, value, disabled = false, onChange }: ScreenSelectProps) {
  const words = useWords(brandingWords);
  const screens = [...new Set(texts.map((t) => t.screen))];
  return (
    <Select
      label={words.page}
      data={screens.map((s) => ({ value: s, label: screenName(words, s) }))}
      value={value}
      allowDeselect={false}
      disabled={disabled}
      onChange={(chosen) => onChange(chosen ?? value)}
    />
  );
}

interface LanguageSelectProps {
  languages: string[];
  value: string;
  disabled?: boolean;
  onChange: (language: string) => void;
}

/** Which of the languages of the pages. */
export function LanguageSelect({ languages, value, disabled = false, onChange }: LanguageSelectProps) {
  const words = useWords(brandingWords);
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: "language" });
  return (
    <Select
      label={words.language}
      data={languages.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))}
      value={value}
      allowDeselect={false}
      disabled={disabled}
      onChange={(chosen) => onChange(chosen ?? value)}
    />
  );
}
