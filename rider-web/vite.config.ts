import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    // Where the jar takes it from.
    outDir: 'target/classes/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The map alone is larger than Vite's default limit; it is loaded late.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/tiles'].map((path) => [path, process.env.NORIAI_URL ?? 'http://localhost:8080']),
    ),
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
