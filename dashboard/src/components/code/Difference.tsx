import { Box, useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { CodeDiffProps } from "./CodeEditor";
import { carryStyles } from "./environment";
import { monaco, OPTIONS } from "./monaco";

/** Two texts beside or, where there is no room, below each other. */
export default function Difference({ label, before, after, height }: CodeDiffProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  useEffect(() => {
    monaco.editor.setTheme(scheme);
  }, [scheme]);
  useEffect(() => {
    const element = place.current;
    if (!element) {
      return;
    }
    const stop = carryStyles(element);
    // Plain text would have no colours, and a script would be checked for faults twice.
    const original = monaco.editor.createModel(before, "javascript");
    const modified = monaco.editor.createModel(after, "javascript");
    const editor = monaco.editor.createDiffEditor(element, {
      ...OPTIONS,
      readOnly: true,
      renderSideBySideInlineBreakpoint: 700,
      renderOverviewRuler: false,
      renderGutterMenu: false,
      renderMarginRevertIcon: false,
      tabFocusMode: true,
      hideUnchangedRegions: { enabled: true },
    });
    editor.setModel({ original, modified });
    editor.getOriginalEditor().updateOptions({ ariaLabel: label });
    editor.getModifiedEditor().updateOptions({ ariaLabel: label });
    return () => {
      editor.dispose();
      original.dispose();
      modified.dispose();
      stop();
    };
  }, [before, after, label]);
  return (
    <Box
      ref={place}
      h={height}
      bd="1px solid var(--mantine-color-default-border)"
      style={{ borderRadius: "var(--mantine-radius-md)", overflow: "hidden" }}
    />
  );
}
