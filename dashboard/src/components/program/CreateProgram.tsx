import type { QueryKey } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { useChange } from "../../api/query";
import { FormDialog } from "../FormDialog";
import { NameField, type NameRule, useNameProblem } from "./NameField";

interface CreateProgramProps {
  title: string;
  rule: NameRule;
  placeholder?: string;
  /** Makes it, and says where its page is. */
  create: (name: string) => Promise<string>;
  refreshes: QueryKey[];
  onClose: () => void;
  /** What else is chosen. */
  children?: ReactNode;
}

/** Makes a program and goes to its code. */
export function CreateProgram({ title, rule, placeholder, create, refreshes, onClose, children }: CreateProgramProps) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const problem = useNameProblem(rule, name);
  const making = useChange<void, string>({
    change: () => create(name.trim()),
    refreshes,
    onDone: (path) => void navigate(path),
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={title}
      size="lg"
      pending={making.isPending}
      disabled={name.trim() === "" || problem !== undefined}
      onSubmit={() => making.mutate()}
    >
      <NameField first rule={rule} value={name} onChange={setName} {...(placeholder && { placeholder })} />
      {children}
    </FormDialog>
  );
}
