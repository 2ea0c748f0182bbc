// The editor with what it needs here and nothing more. It is a chunk of its own: only screens with code load it.
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/diffEditor/register";
import "monaco-editor/features/documentSymbols/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/format/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/gotoLine/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/quickCommand/register";
import "monaco-editor/features/readOnlyMessage/register";
import "monaco-editor/features/rename/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/snippet/register";
// The package registers the inline kind only under this name.
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/unicodeHighlighter/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
// The languages bring the rest of the editor later; services that it needs must be known before the first editor.
import "monaco-editor/editor/contrib/codelens/browser/codeLensCache";
import "monaco-editor/editor/common/services/treeViewsDndService";
import "monaco-editor/languages/definitions/javascript/register";
import { jsonDefaults } from "monaco-editor/languages/features/json/register";
import { javascriptDefaults, ScriptTarget, ModuleKind } from "monaco-editor/languages/features/typescript/register";
import * as monaco from "monaco-editor/editor/editor.api";

// Ours are Node's surroundings without its input and output: nothing of a browser is there.
javascriptDefaults.setCompilerOptions({
  allowJs: true,
  checkJs: true,
  allowNonTsExtensions: true,
  lib: ["es2022"],
  module: ModuleKind.CommonJS,
  target: ScriptTarget.ESNext,
  noEmit: true,
  strictNullChecks: true,
  noImplicitAny: false,
});

/** What is no fault here: a rule is one function without a name, a name may be declared elsewhere. */
const IDENTIFIER_EXPECTED = 1003;
javascriptDefaults.setDiagnosticsOptions({
  diagnosticCodesToIgnore: [IDENTIFIER_EXPECTED],
  noSuggestionDiagnostics: true,
});
jsonDefaults.setDiagnosticsOptions({ validate: true, enableSchemaRequest: false });

/** Faint enough that every colour of the code can be read on them. */
const LIGHT_DIFF = {
  "diffEditor.insertedLineBackground": "#2da04412",
  "diffEditor.insertedTextBackground": "#2da0441c",
  "diffEditor.removedLineBackground": "#e0313110",
  "diffEditor.removedTextBackground": "#e0313118",
};
const DARK_DIFF = {
  "diffEditor.insertedLineBackground": "#2da04414",
  "diffEditor.insertedTextBackground": "#2da0441c",
  "diffEditor.removedLineBackground": "#e0313114",
  "diffEditor.removedTextBackground": "#e031311c",
};

monaco.editor.defineTheme("light", {
  base: "vs",
  inherit: true,
  rules: [{ token: "comment", foreground: "00640a" }],
  colors: { "editor.background": "#ffffff", "editorGutter.background": "#ffffff", ...LIGHT_DIFF },
});
monaco.editor.defineTheme("dark", {
  base: "vs-dark",
  inherit: true,
  // Comments and keywords, which the theme paints darker than 4.5 to 1.
  rules: [
    { token: "comment", foreground: "7fb069" },
    { token: "keyword", foreground: "75b1e6" },
  ],
  colors: {
    "editor.background": "#1b1d23",
    "editorGutter.background": "#1b1d23",
    "editorLineNumber.foreground": "#9aa2ab",
    ...DARK_DIFF,
  },
});

export { javascriptDefaults, monaco };

/** How every editor looks and behaves. */
export const OPTIONS = {
  automaticLayout: true,
  // A text area: shortcuts of the page know that somebody types there.
  editContext: false,
  minimap: { enabled: false },
  fontSize: 13,
  lineHeight: 20,
  tabSize: 2,
  scrollBeyondLastLine: false,
  padding: { top: 8, bottom: 8 },
  renderLineHighlight: "line",
  fixedOverflowWidgets: true,
  useShadowDOM: false,
  stickyScroll: { enabled: false },
  renderFinalNewline: "on",
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { alwaysConsumeMouseWheel: false },
} as const satisfies monaco.editor.IStandaloneEditorConstructionOptions;
