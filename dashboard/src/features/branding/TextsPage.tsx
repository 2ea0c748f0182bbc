import { Grid } from "@mantine/core";
import { useState } from "react";
import { Loaded } from "../../components/Loaded";
import { usePreview, useTexts } from "./queries";
import { TextsForm } from "./TextsForm";

/** Words of the tenant's own on the pages, one page and language at a time. */
export function TextsPage() {
  const [screen, setScreen] = useState("login");
  const [language, setLanguage] = useState("en");
  const saved = usePreview({ screen, language });
  return (
    <Grid>
      <Loaded query={saved}>
        {({ texts, languages }) => (
          <Kept
            choices={texts}
            languages={languages}
            screen={screen}
            language={language}
            onScreen={setScreen}
            onLanguage={setLanguage}
          />
        )}
      </Loaded>
    </Grid>
  );
}

type KeptProps = Omit<React.ComponentProps<typeof TextsForm>, "kept" | "prompt">;

function Kept(props: KeptProps) {
  const prompt = props.choices.find((c) => c.screen === props.screen)?.prompt ?? props.screen;
  const texts = useTexts(prompt, props.language);
  return (
    <Loaded query={texts}>
      {(kept) => <TextsForm key={`${props.screen} ${props.language}`} prompt={prompt} kept={kept} {...props} />}
    </Loaded>
  );
}
