import { ActionIcon, Button, Kbd } from "@mantine/core";
import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useSession } from "../api/session";
import { useWords } from "../words/language";
import { SECTIONS } from "./navigation";
import { findObjects } from "./paletteSearch";
import { shellWords } from "./words";

/** Opens the palette; `Ctrl K` does so from everywhere. */
export function PaletteButton() {
  const words = useWords(shellWords);
  return (
    <>
      <Button
        variant="default"
        visibleFrom="sm"
        fw={400}
        c="dimmed"
        leftSection={<IconSearch size={16} stroke={1.6} />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        onClick={spotlight.open}
      >
        {words.palette}
      </Button>
      <ActionIcon variant="default" size="lg" hiddenFrom="sm" aria-label={words.palette} onClick={spotlight.open}>
        <IconSearch size={18} stroke={1.6} />
      </ActionIcon>
    </>
  );
}

/** Goes to a section or to an object by its name. */
export function CommandPalette() {
  const words = useWords(shellWords);
  const navigate = useNavigate();
  const { scopes } = useSession();
  const [query, setQuery] = useState("");
  const typed = query.trim();
  const objects = useQuery({
    queryKey: ["palette", typed],
    queryFn: () => findObjects(typed, scopes),
    enabled: typed.length > 1,
    placeholderData: (before) => before,
  });

  const sections: SpotlightActionData[] = SECTIONS.flatMap((s) => s.entries)
    .filter((e) => !e.scope || scopes.has(e.scope))
    .map((e) => ({
      id: e.to,
      label: words[e.label] as string,
      leftSection: <e.icon size={18} stroke={1.6} />,
      onClick: () => void navigate(e.to),
    }));
  const found: SpotlightActionData[] = (typed.length > 1 ? (objects.data ?? []) : []).map((o) => ({
    id: o.to,
    label: o.name,
    description: `${words[o.kind] as string} · ${o.detail}`,
    onClick: () => void navigate(o.to),
  }));
  const lower = typed.toLowerCase();
  return (
    <Spotlight
      actions={[...sections, ...found]}
      query={query}
      onQueryChange={setQuery}
      shortcut={["mod + K", "/"]}
      limit={12}
      nothingFound={words.paletteEmpty}
      filter={(_, all) =>
        (all as SpotlightActionData[]).filter(
          (a) => found.some((f) => f.id === a.id) || (a.label ?? "").toLowerCase().includes(lower),
        )
      }
      searchProps={{
        placeholder: words.palette,
        "aria-label": words.palette,
        leftSection: <IconSearch size={18} stroke={1.6} />,
      }}
    />
  );
}
