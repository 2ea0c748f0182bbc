import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { PickDialog } from "../../components/PickDialog";
import { useWords } from "../../words/language";
import { type Member, type Role, ROLES, USERS, useUsersNamed } from "./queries";
import { roleWords } from "./words";

const named = (user: Member) => {
  const name = user.name ?? user.email ?? user.user_id;
  return user.email && user.email !== name ? `${name} (${user.email})` : name;
};

/** Gives a role to users who are searched for. */
export function AssignUsers({ role, onClose }: { role: Role; onClose: () => void }) {
  const words = useWords(roleWords);
  const assign = useChange<string[]>({
    change: (users) => api.POST("/roles/{id}/users", { params: { path: { id: role.id } }, body: { users } }),
    refreshes: [ROLES, USERS],
    onDone: onClose,
  });
  return (
    <PickDialog
      title={words.assign}
      label={words.pick}
      placeholder={words.pickPlaceholder}
      none={words.noneFound}
      useFound={(text) => useUsersNamed(text).data ?? []}
      idOf={(user) => user.user_id}
      nameOf={named}
      pending={assign.isPending}
      onPick={(ids) => assign.mutate(ids)}
      onClose={onClose}
    />
  );
}
