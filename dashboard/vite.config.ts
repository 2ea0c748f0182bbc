import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// `npx vite` shows changes at once beside a running server: OSTIARY=http://localhost:8080 npx vite
const server = process.env.OSTIARY ?? "https://localhost:8443";

/**
 * The editor makes style elements without a nonce and one style attribute, which the page's policy refuses. Each change
 * must find its place: a new version of the editor that has none of it stops the build.
 */
const CHANGES: [file: RegExp, before: string, after: string][] = [
  [
    /monaco-editor\/esm\/vs\/base\/browser\/domStylesheets\.js$/,
    "style.media = 'screen';",
    "style.media = 'screen'; style.nonce = document.querySelector('meta[name=\"csp-nonce\"]')?.content ?? '';",
  ],
  [
    /monaco-editor\/esm\/vs\/editor\/.*\/diffEditorViewZones\.js$/,
    "marginElement.setAttribute('style', `position:absolute;top:${i * modLineHeight}px;width:${renderOptions.lineDecorationsWidth}px;height:${modLineHeight}px;right:0;`)",
    "marginElement.style.cssText = `position:absolute;top:${i * modLineHeight}px;width:${renderOptions.lineDecorationsWidth}px;height:${modLineHeight}px;right:0;`",
  ],
];

function editorUnderPolicy(): Plugin {
  return {
    name: "editor-under-policy",
    transform(code, id) {
      const change = CHANGES.find(([file]) => file.test(id.split("?")[0] ?? ""));
      if (!change) {
        return null;
      }
      if (!code.includes(change[1])) {
        throw new Error(`Nothing to change in ${id}`);
      }
      return { code: code.replace(change[1], () => change[2]), map: null };
    },
    // What the editor itself was made of.
    generateBundle() {
      const source = readFileSync("node_modules/monaco-editor/ThirdPartyNotices.txt");
      this.emitFile({ type: "asset", fileName: "assets/monaco-editor-notices.txt", source });
    },
  };
}

export default defineConfig({
  base: "/dashboard/",
  plugins: [react(), editorUnderPolicy()],
  worker: { format: "es" },
  build: {
    target: "es2022",
    // Nothing is inlined as a data: URL, so that the content security policy can refuse those.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    // The licences of what is bundled travel along.
    license: { fileName: "assets/licenses.md" },
  },
  server: {
    // The editor lists the modules that the runner brings: components/program/modules.ts.
    fs: { allow: [".", "../runner/src/main/resources"] },
    proxy: Object.fromEntries(
      ["/api", "/ostiary", "/oauth", "/authorize", "/u/", "/v2", "/assets", "/.well-known"].map((path) => [
        path,
        { target: server, secure: false },
      ]),
    ),
  },
});
