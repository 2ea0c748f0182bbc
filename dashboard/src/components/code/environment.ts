// What must be there before the first module of the editor is read: where its workers are, and how its HTML is made.
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import JsonWorker from "monaco-editor/language/json/json.worker?worker";
import ScriptWorker from "monaco-editor/language/typescript/ts.worker?worker";

const workers: Record<string, new () => Worker> = { javascript: ScriptWorker, typescript: ScriptWorker, json: JsonWorker };

/** Styles in HTML strings are forbidden by the page's policy: they travel under another name. */
const CARRIER = "data-style";

function withoutStyles(html: string): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/ style=/i, ` ${CARRIER}=`));
}

self.MonacoEnvironment = {
  getWorker: (_, label) => new (workers[label] ?? EditorWorker)(),
  createTrustedTypesPolicy: (name, options) => ({
    name,
    createHTML: (html: string) => withoutStyles(options?.createHTML?.(html) ?? html),
    createScriptURL: (url: string) => options?.createScriptURL?.(url) ?? url,
  }),
};

function apply(element: Element) {
  const carried = element.getAttribute(CARRIER);
  if (carried === null || !(element instanceof HTMLElement)) {
    return;
  }
  // What a script has set since is newer.
  const newer = element.style.cssText;
  element.removeAttribute(CARRIER);
  element.style.cssText = `${carried};${newer}`;
}

/** Gives what the editor adds below an element the styles that it meant; returns how to stop. */
export function carryStyles(root: HTMLElement): () => void {
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      for (const added of change.addedNodes) {
        if (added instanceof Element) {
          apply(added);
          added.querySelectorAll(`[${CARRIER}]`).forEach(apply);
        }
      }
    }
  });
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}
