import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // ostiary-permissions is a link into this repository: its React is the one of this app.
  resolve: { dedupe: ["react"] },
  // Nothing is inlined as a data: URL, so that the page's content security policy can refuse those.
  build: { target: "es2022", assetsInlineLimit: 0 },
});
