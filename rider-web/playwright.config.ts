import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The system's browser: nothing is downloaded. */
const browser = [process.env.NORIAI_CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .filter((path) => path !== '')
  .find((path) => existsSync(path));
if (browser === undefined) {
  throw new Error('No Chromium was found. Install it (Debian: apt-get install chromium), or name it in NORIAI_CHROMIUM.');
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/runs',
  // The service that is tried is one and the same for all.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['junit', { outputFile: 'test-results/e2e.xml' }]],
  use: {
    baseURL: process.env.NORIAI_URL ?? 'http://localhost:8080',
    locale: 'ja-JP',
    // Without it the machine draws the map, by its processor, more often than it does anything else.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: browser, args: ['--no-sandbox'] },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
  ],
});
