import { cpus, loadavg, totalmem } from 'node:os';
import type { Setting } from './solver-run.ts';

/** This machine, today, to be read before measuring: the load says how quiet it was. */
export const readSetting = (): Omit<Setting, 'versions'> => {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0] ?? 0;
  return {
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${process.platform} ${process.arch}, load ${load.toFixed(1)} at the start`,
    date: new Date().toISOString().slice(0, 10),
  };
};
