import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { agreeOnCeilings, agreeOnChanges, agreeOnNoChange } from '../support/what-if-agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('changes of what a run was asked, at length', () => {
  it('pose what the workbook with them poses: 3,000 random workbooks', () => agreeOnChanges(engine, 3000));
  it('and the change back pose the same: 1,000 random workbooks', () => agreeOnNoChange(engine, 1000));
  it('are answered under what the run before proves as from nothing: 1,000 random workbooks', () => agreeOnCeilings(engine, 1000));
});
