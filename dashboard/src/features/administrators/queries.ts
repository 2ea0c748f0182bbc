import { useQuery } from "@tanstack/react-query";
import { body, own, type OwnSchemas } from "../../api/client";

export type Administrator = OwnSchemas["Administrator"];
export type Level = Administrator["level"];

/** A link that nobody has used yet. */
export type Link = OwnSchemas["AdministratorInvitation"];

/** Which queries a change of administrators makes old. */
export const ADMINISTRATORS = ["administrators"];

export function useAdministrators() {
  return useQuery({ queryKey: ADMINISTRATORS, queryFn: () => body(own.GET("/administrators")) });
}

export function useLinks() {
  return useQuery({
    queryKey: [...ADMINISTRATORS, "links"],
    queryFn: () => body(own.GET("/administrators/invitations")),
  });
}

/** Makes a link; only this answer has it. */
export function invite(level: Level) {
  return body(own.POST("/administrators/invitations", { body: { level } }));
}

export function withdraw(id: string) {
  return own.DELETE("/administrators/invitations/{id}", { params: { path: { id } } });
}

const one = ({ user_id }: Administrator) => ({ path: { id: user_id } });

export function changeLevel(administrator: Administrator, level: Level) {
  return body(own.PATCH("/administrators/{id}", { params: one(administrator), body: { level } }));
}

export function dismiss(administrator: Administrator) {
  return own.DELETE("/administrators/{id}", { params: one(administrator) });
}
