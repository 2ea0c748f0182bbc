import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { type User, USERS } from "./queries";

/** Blocks a user or lets them in again. */
export function useBlocking(user: User) {
  return useChange<boolean>({
    change: (blocked) => body(api.PATCH("/users/{id}", { params: { path: { id: user.user_id } }, body: { blocked } })),
    refreshes: [USERS],
  });
}
