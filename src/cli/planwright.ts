#!/usr/bin/env node
/**
 * What `planwright` starts: looks at Node before anything is loaded that an older one would break over. Only words that Node 14 knows stand
 * here, and nothing is imported.
 */
const WANTED = 24;
const found = Number(process.versions.node.split('.')[0]);
if (found >= WANTED) await import('./main.ts');
else {
  process.stderr.write(
    `planwright: Node ${WANTED} or newer is needed; this is ${process.versions.node} (${process.execPath}).\n` +
      '  Install it from https://nodejs.org, or start planwright in its own folder with npm start or npm run planwright, which bring theirs along.\n',
  );
  process.exitCode = 2;
}

export {};
