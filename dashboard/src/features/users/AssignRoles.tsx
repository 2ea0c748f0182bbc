import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { PickDialog } from "../../components/PickDialog";
import { useWords } from "../../words/language";
import { type User, USERS } from "./queries";
import { useRolesNamed } from "./userQueries";
import { tabWords } from "./words-tabs";

interface AssignRolesProps {
  user: User;
  /** Ids of roles that need not be offered. */
  has: string[];
  onClose: () => void;
}

/** Gives roles to a user. */
export function AssignRoles({ user, has, onClose }: AssignRolesProps) {
  const words = useWords(tabWords);
  const assign = useChange<string[]>({
    change: (roles) => api.POST("/users/{id}/roles", { params: { path: { id: user.user_id } }, body: { roles } }),
    refreshes: [USERS],
    onDone: onClose,
  });
  return (
    <PickDialog
      title={words.assign}
      label={words.pickRoles}
      placeholder={words.pickRolesPlaceholder}
      none={words.noRolesLeft}
      useFound={(text) => useRolesNamed(text).data ?? []}
      without={has}
      idOf={(role) => role.id}
      nameOf={(role) => role.name}
      pending={assign.isPending}
      onPick={(ids) => assign.mutate(ids)}
      onClose={onClose}
    />
  );
}
