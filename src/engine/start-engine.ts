import { UnavailableError, UsageError } from '../base/errors.ts';
import { didYouMean, inWords } from '../base/text.ts';
import type { Engine } from './engine.ts';
import { AUTO_ENGINE, DEFAULT_ENGINE, ENGINE_NAMES, type EngineName, type EngineState } from './engine-names.ts';
import { startHighs } from './highs.ts';
import { startPlanwright } from './planwright.ts';
import { cbc } from './programs/cbc.ts';
import { glpsol } from './programs/glpsol.ts';
import { gurobiCl } from './programs/gurobi-cl.ts';
import { highs } from './programs/highs.ts';
import type { Program } from './programs/program.ts';
import type { Programs } from './programs/programs.ts';
import { scip } from './programs/scip.ts';
import { startProgram } from './programs/start-program.ts';

/** Every engine by its name: this is the one place that a new engine is added to. */

type Start = (programs: Programs) => Promise<Engine>;

const ofProgram =
  (program: Program): Start =>
  (programs) =>
    startProgram(program, programs);

const ENGINES: Readonly<Record<EngineName, Start>> = {
  planwright: () => startPlanwright(),
  'highs-wasm': async () => named('highs-wasm', await startHighs()),
  highs: ofProgram(highs),
  cbc: ofProgram(cbc),
  scip: ofProgram(scip),
  gurobi_cl: ofProgram(gurobiCl),
  glpsol: ofProgram(glpsol),
};

// A run records the name that starts the engine again.
const named = (name: EngineName, engine: Engine): Engine => ({ ...engine, facts: { ...engine.facts, name } });

/** Starts an engine by its name, or the usual one. Throws `engine-unknown`, or what the engine has to say against it. */
export const startEngine = async (name: string, programs: Programs): Promise<Engine> => ENGINES[await findName(name, programs)](programs);

const findName = async (name: string, programs: Programs): Promise<EngineName> => {
  if (name === AUTO_ENGINE) return DEFAULT_ENGINE;
  const found = ENGINE_NAMES.find((it) => it === name);
  if (found !== undefined) return found;
  const usable = (await listEngines(programs)).filter(({ version }) => version !== null).map((it) => it.name);
  throw new UsageError(`There is no engine named "${name}".${didYouMean(name, [AUTO_ENGINE, ...ENGINE_NAMES])}`, {
    code: 'engine-unknown',
    hint: `Known: ${[AUTO_ENGINE, ...ENGINE_NAMES].join(', ')}. On this computer: ${inWords(usable)}.`,
  });
};

/** Which engines can be used on this computer, and what they are. */
export const listEngines = (programs: Programs): Promise<readonly EngineState[]> =>
  Promise.all(
    ENGINE_NAMES.map(async (name) => {
      try {
        const engine = await ENGINES[name](programs);
        await engine.close();
        return { name, version: engine.facts.version, reason: '' };
      } catch (thrown) {
        if (thrown instanceof UnavailableError) return { name, version: null, reason: thrown.message };
        throw thrown;
      }
    }),
  );
