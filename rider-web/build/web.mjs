// The steps of the web app that Maven runs: `node build/web.mjs test|build`.
// Both install the locked packages first where they are not there. A step whose inputs have not changed since it last
// succeeded is left out, so that a second build costs no more than reading the sources.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INSTALL_INPUTS = ['package.json', 'package-lock.json'];
const APP_INPUTS = [...INSTALL_INPUTS, 'index.html', 'tsconfig.json', 'vite.config.ts', 'build', 'src'];

const STEPS = {
  install: {
    inputs: INSTALL_INPUTS,
    stamp: 'node_modules/.noriai-stamp',
    command: ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
  },
  test: { inputs: APP_INPUTS, stamp: 'target/web-test.stamp', command: ['run', '--silent', 'test'] },
  build: { inputs: APP_INPUTS, stamp: 'target/web-build.stamp', command: ['run', '--silent', 'build'], made: 'target/classes/web/index.html' },
};

/** All files under a path, in an order that does not depend on the file system. */
function filesUnder(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap(filesUnder)) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function run(name) {
  const step = STEPS[name];
  const wanted = fingerprint(step.inputs);
  const made = step.made === undefined || existsSync(step.made);
  if (made && existsSync(step.stamp) && readFileSync(step.stamp, 'utf8') === wanted) {
    return;
  }
  rmSync(step.stamp, { force: true });
  const { status, error } = spawnSync('npm', step.command, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error !== undefined || status !== 0) {
    const why = error?.code === 'ENOENT' ? 'npm was not found: install Node.js 20.19 or newer' : `it ended with ${status}`;
    console.error(`npm ${step.command.join(' ')} failed: ${why}`);
    process.exit(1);
  }
  mkdirSync(join(step.stamp, '..'), { recursive: true });
  writeFileSync(step.stamp, wanted);
}

const wish = process.argv[2];
if (wish !== 'test' && wish !== 'build') {
  console.error(`usage: node build/web.mjs test|build (not '${wish}')`);
  process.exit(2);
}
run('install');
run(wish);
