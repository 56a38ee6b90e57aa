import type { Config, ServiceAddress } from '../app/config.ts';
import type { AppDeps } from '../app/deps.ts';
import type { Paper } from '../asks/ask.ts';
import type { PaperSize } from '../asks/paper.ts';
import type { Json } from '../base/json.ts';

/** How a command meets the person or program that called it. */
export interface Door extends Paper {
  readonly config: Config;
  readonly deps: AppDeps;
  /** The server that is asked instead of the app here. */
  readonly service: ServiceAddress | null;
  readonly paper: PaperSize;
  /** Standard output: the answer, and nothing else. A line for people; what could steer the terminal is made visible. */
  readonly print: (line: string) => void;
  /** Standard output for machines: one JSON document. */
  readonly printJson: (document: Json) => void;
  /** Standard output, not a character changed. */
  readonly printExact: (text: string) => void;
  /** Standard error: everything else. */
  readonly tell: (text: string) => void;
  /** The same for machines: one JSON document on a line of its own. */
  readonly tellJson: (document: Json) => void;
  /** Shows a line that the next one replaces; does nothing where standard error is no terminal. '' clears it. */
  readonly progress: (line: string) => void;
  /** From here on the first Ctrl-C only aborts this signal; the second ends the program. */
  readonly listenForInterrupt: () => AbortSignal;
  /** The same for what runs until it is told to end, also by SIGTERM. */
  readonly listenForEnd: () => AbortSignal;
}

/** How a command ended: an exit code of §9 (0 fine, 1 errors in the data or no plan). Other codes come from what is thrown. */
export type ExitCode = 0 | 1;
