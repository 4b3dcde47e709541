import { createHash } from "node:crypto";

import react from "@vitejs/plugin-react";
import { type Plugin, defineConfig } from "vite";

/** Writes the names of the build's files into the service worker, which keeps them all. */
function nameFilesForServiceWorker(): Plugin {
  return {
    name: "longtable-name-files",
    generateBundle: (_, bundle) => {
      const worker = bundle["service-worker.js"];
      if (worker?.type !== "chunk") throw new Error("The build has a service worker.");
      const built = Object.keys(bundle).filter((name) => name !== "service-worker.js");
      const files = [...new Set(["index.html", "icon.svg", "manifest.webmanifest", ...built])].toSorted();
      const names = JSON.stringify(files.map((name) => `/${name}`));
      const build = createHash("sha256").update(names).digest("hex").slice(0, 16);
      worker.code = `const APP_FILES = ${names};\nconst APP_BUILD = "${build}";\n${worker.code}`;
    },
  };
}

export default defineConfig({
  plugins: [react(), nameFilesForServiceWorker()],
  build: {
    target: "es2023",
    // Nothing in the page's own text: the Content-Security-Policy allows no inline code, style or font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: "index.html", "service-worker": "src/offline/service-worker.ts" },
      output: {
        // What may be kept for ever lies in one folder, under names that hold a hash; the service worker's
        // address is always the same.
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  worker: { format: "es" },
});
