import { Box, useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useWords } from "../../words/language";
import type { CodeEditorProps } from "./CodeEditor";
import { carryStyles } from "./environment";
import { javascriptDefaults, monaco, OPTIONS } from "./monaco";
import { codeWords } from "./words";

/** Esc lets Tab out unless it has something to close. Out of JSON, which nobody indents by hand, Tab leads at once. */
const NOTHING_OPEN = [
  "editorTextFocus",
  "!suggestWidgetVisible",
  "!findWidgetVisible",
  "!parameterHintsVisible",
  "!renameInputVisible",
  "!markersNavigationVisible",
  "!inSnippetMode",
  "!editorHasMultipleSelections",
].join(" && ");

let made = 0;

/** The editor itself; CodeEditor loads it when it is needed. */
export default function Editor(props: CodeEditorProps) {
  const { label, language, value, types, mark, readOnly = false, height } = props;
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<monaco.editor.IStandaloneCodeEditor>(null);
  const latest = useRef(props);
  const said = useRef(useWords(codeWords));
  // What was told and has not come back yet: somebody types faster than the page draws.
  const told = useRef(new Set<string>());
  // What comes from outside is no change of a person's.
  const applying = useRef(false);
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const element = place.current;
    if (!element) {
      return;
    }
    const stop = carryStyles(element);
    const uri = monaco.Uri.parse(`inmemory://code/${++made}.${language === "json" ? "json" : "js"}`);
    const model = monaco.editor.createModel(latest.current.value, language, uri);
    const leaves = language === "json";
    const editor = monaco.editor.create(element, { ...OPTIONS, model, tabFocusMode: leaves });
    shown.current = editor;
    // Actions belong to their editor; a command would be the last editor's only.
    editor.addAction({
      id: "leave",
      label: said.current.leaveAction,
      keybindings: [monaco.KeyCode.Escape],
      keybindingContext: NOTHING_OPEN,
      run: () => editor.updateOptions({ tabFocusMode: true }),
    });
    editor.addAction({
      id: "save",
      label: said.current.save,
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS],
      run: () => latest.current.onSave?.(),
    });
    editor.onDidBlurEditorText(() => editor.updateOptions({ tabFocusMode: leaves }));
    editor.onDidChangeModelContent(() => {
      if (applying.current) {
        return;
      }
      told.current.add(model.getValue());
      latest.current.onChange?.(model.getValue());
    });
    return () => {
      shown.current = null;
      editor.dispose();
      model.dispose();
      stop();
    };
  }, [language]);

  useEffect(() => {
    const model = shown.current?.getModel();
    if (!model || model.getValue() === value) {
      told.current.clear();
    } else if (!told.current.has(value)) {
      // One step that can be undone, not a new text; whoever reads stays where they are.
      const at = shown.current?.getPosition();
      const top = shown.current?.getScrollTop() ?? 0;
      applying.current = true;
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
      applying.current = false;
      if (at) {
        shown.current?.setPosition(at);
      }
      shown.current?.setScrollTop(top);
    }
  }, [value, language]);

  useEffect(() => {
    const narrow = (place.current?.clientWidth ?? 0) < 600;
    shown.current?.updateOptions({ readOnly, ariaLabel: label, ...(narrow && NARROW) });
  }, [readOnly, label, language]);

  useEffect(() => {
    monaco.editor.setTheme(scheme);
  }, [scheme]);

  useEffect(() => {
    const library = types ? javascriptDefaults.addExtraLib(types, "inmemory://types/program.d.ts") : undefined;
    return () => library?.dispose();
  }, [types]);

  useEffect(() => {
    const model = shown.current?.getModel();
    if (model) {
      monaco.editor.setModelMarkers(model, "run", mark ? [markerOf(model, mark)] : []);
      if (mark) {
        shown.current?.revealLineInCenterIfOutsideViewport(Math.min(mark.line, model.getLineCount()));
      }
    }
  }, [mark, language]);

  return (
    <Box
      ref={place}
      h={height}
      bd="1px solid var(--mantine-color-default-border)"
      style={{ borderRadius: "var(--mantine-radius-md)", overflow: "hidden" }}
    />
  );
}

const NARROW = { wordWrap: "on", folding: false, lineNumbersMinChars: 3, glyphMargin: false } as const;

function markerOf(model: monaco.editor.ITextModel, mark: NonNullable<CodeEditorProps["mark"]>) {
  const line = Math.min(Math.max(mark.line, 1), model.getLineCount());
  return {
    severity: monaco.MarkerSeverity.Error,
    message: mark.message,
    startLineNumber: line,
    startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
    endLineNumber: line,
    endColumn: model.getLineMaxColumn(line),
  };
}
