import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npx vite` shows changes at once beside a running server: OSTIARY=http://localhost:8080 npx vite
const server = process.env.OSTIARY ?? "https://localhost:8443";

export default defineConfig({
  base: "/dashboard/",
  plugins: [react()],
  build: {
    target: "es2022",
    // Nothing is inlined as a data: URL, so that the content security policy can refuse those.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    // The licences of what is bundled travel along.
    license: { fileName: "assets/licenses.md" },
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/ostiary", "/oauth", "/authorize", "/u/", "/v2", "/assets", "/.well-known"].map((path) => [
        path,
        { target: server, secure: false },
      ]),
    ),
  },
});
