// tools/shots.mjs - called by tools/shots PROGRAM WORKSPACE FOLDER: serves the workspace and takes the pictures.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { example_day, serve, sign_in, told } from '../bench/served_desk.mjs';

const { chromium } = createRequire(new URL('../tests/browser/package.json', import.meta.url))('playwright-core');
const [program, workspace, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const desk = await serve(program, workspace);
// --no-sandbox: Chromium refuses one as root, and these pages are our own.
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const session = await sign_in(desk, 'maud');
  const day = `as_of=${example_day}`;
  const today = await told(desk, { path: `/api/v1/w/${session.workspace}/today?${day}`, session });
  const finding = today.findings[0].id;
  const pages = {
    today: `today?${day}`,
    finding: `findings/${finding}?${day}`,
    timeline: `timeline?${day}`,
    decide: `decide?finding=${finding}&${day}`,
  };
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const [name, value] = session.cookie.split('=');
  await context.addCookies([{ name, value, url: desk.origin }]);
  const page = await context.newPage();
  for (const [picture, path] of Object.entries(pages)) {
    await page.goto(`${desk.origin}/w/${session.workspace}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${picture}.png`) });
    console.log(`    docs/pictures/${picture}.png`);
  }
} finally {
  await browser.close();
  await desk.end();
}
