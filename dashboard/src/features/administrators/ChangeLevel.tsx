import { Select } from "@mantine/core";
import { useState } from "react";
import { useChange } from "../../api/query";
import { useMay, useSession } from "../../api/session";
import { ConfirmDialog } from "../../components/Confirm";
import { useWords } from "../../words/language";
import { type Administrator, ADMINISTRATORS, changeLevel, type Level } from "./queries";
import { administratorWords } from "./words";

/** The level of somebody, to be changed after a question. */
export function ChangeLevel({ one }: { one: Administrator }) {
  const words = useWords(administratorWords);
  const { id } = useSession();
  const [wanted, setWanted] = useState<Level>();
  const who = one.email ?? one.user_id;
  const change = useChange({
    change: (level: Level) => changeLevel(one, level),
    refreshes: [ADMINISTRATORS],
    done: words.changed,
    onDone: () => reloadIf(one.user_id === id),
  });
  if (!useMay("update:administrators")) {
    return <>{words[one.level]}</>;
  }
  return (
    <>
      <Select
        aria-label={words.levelOf(who)}
        data={(["administrator", "viewer"] as const).map((value) => ({ value, label: words[value] }))}
        value={one.level}
        allowDeselect={false}
        w="12rem"
        onChange={(level) => (level && level !== one.level ? setWanted(level as Level) : undefined)}
      />
      <ConfirmDialog
        opened={wanted !== undefined}
        onClose={() => setWanted(undefined)}
        title={words.changeLevel(who)}
        action={words.change}
        harmless={wanted === "administrator"}
        onConfirm={() => {
          setWanted(undefined);
          change.mutate(wanted ?? one.level);
        }}
      >
        {wanted === "viewer" ? words.toViewer(who) : words.toAdministrator(who)}
      </ConfirmDialog>
    </>
  );
}

/** Whoever changed their own level needs other screens, and a token that says so. */
export function reloadIf(oneself: boolean) {
  if (oneself) {
    window.location.assign("/dashboard/");
  }
}
