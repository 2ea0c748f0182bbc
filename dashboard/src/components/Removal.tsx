import { Text } from "@mantine/core";
import type { QueryKey } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useChange } from "../api/query";
import { ConfirmDelete, DangerZone } from "./ConfirmDelete";

interface RemovalProps {
  /** The button's text, such as "Delete this API". */
  label: string;
  /** What ends with it. */
  text: string;
  /** What must be typed. */
  name: string;
  remove: () => Promise<unknown>;
  /** The list in which it was. */
  back: string;
  /** That list's query, not the object's own: it is gone, and asking for it again would be refused. */
  refreshes: QueryKey[];
  /** What to say when it is done. */
  done?: string;
}

/** The end of an object, and the way back to the others. */
export function Removal({ label, text, name, remove, back, refreshes, done }: RemovalProps) {
  const navigate = useNavigate();
  const change = useChange({
    change: async () => {
      await remove();
      await navigate(back);
    },
    refreshes,
    ...(done && { done }),
  });
  return (
    <DangerZone>
      <Text fz="sm">{text}</Text>
      <ConfirmDelete
        label={label}
        consequences={text}
        name={name}
        pending={change.isPending}
        onConfirm={() => change.mutate()}
      />
    </DangerZone>
  );
}
