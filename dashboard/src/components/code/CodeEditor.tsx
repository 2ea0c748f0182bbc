import { Box, Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { Hint } from "../Copy";
import { codeWords } from "./words";

/** A remark at a line, such as where a run failed. */
export interface Mark {
  /** From 1. */
  line: number;
  message: string;
}

export interface CodeEditorProps {
  /** What the code is, for screen readers. */
  label: string;
  language: "javascript" | "json";
  value: string;
  /** The text of a declaration file for what the code gets. */
  types?: string | undefined;
  mark?: Mark | undefined;
  readOnly?: boolean;
  /** A CSS height. */
  height: string;
  onChange?: (value: string) => void;
  /** What Ctrl S does. */
  onSave?: () => void;
}

// The environment comes first: the editor reads it as its modules begin.
const Editor = lazy(() => import("./environment").then(() => import("./Editor")));

/** An editor for code; the keyboard can leave it. */
export function CodeEditor(props: CodeEditorProps) {
  const words = useWords(codeWords);
  return (
    <Box>
      <Suspense fallback={<Waiting height={props.height} />}>
        <Editor {...props} />
      </Suspense>
      {props.readOnly || props.language === "json" ? null : <Hint>{words.leave}</Hint>}
    </Box>
  );
}

const Difference = lazy(() => import("./environment").then(() => import("./Difference")));

export interface CodeDiffProps {
  label: string;
  before: string;
  after: string;
  height: string;
}

/** What differs between two texts. */
export function CodeDiff(props: CodeDiffProps) {
  return (
    <Suspense fallback={<Waiting height={props.height} />}>
      <Difference {...props} />
    </Suspense>
  );
}

function Waiting({ height }: { height: string }) {
  const words = useWords(common);
  return <Skeleton h={height} role="status" aria-label={words.loading} />;
}
