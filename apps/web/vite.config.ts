import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    // Everything that may be cached for ever lies in one folder, under names that hold a hash.
    assetsDir: "assets",
    // Nothing in the page's own text: the Content-Security-Policy allows no inline code, style or font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
});
