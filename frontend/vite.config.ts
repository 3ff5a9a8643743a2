import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // vite empties dist and then copies public/, whose .gitkeep keeps the embedded folder in the repository.
    outDir: "dist",
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    restoreMocks: true,
    // One jsdom for each worker and not one for each file: the tests clean up after themselves.
    isolate: false,
  },
});
