import type { CallName, Calls, Told } from '../menu/calls.ts';
import { TroubleError } from '../menu/trouble.ts';

/** The way from the page to the script (https://developers.google.com/apps-script/guides/html/reference/run), as far as it is used here. */
interface Runner {
  withSuccessHandler(hear: (answer: unknown) => void): Runner;
  withFailureHandler(hear: (error: unknown) => void): Runner;
  planwrightAsk(name: string, asked: unknown): void;
}
declare const google: { readonly script: { readonly run: Runner } };

/** Asks the script; throws the trouble where there is one. */
export const ask = <Name extends CallName>(name: Name, asked: Calls[Name]['takes']): Promise<Calls[Name]['gives']> =>
  new Promise((resolve, reject) => {
    google.script.run
      .withSuccessHandler((answer) => {
        // The script answers by the same types; what crosses is JSON.
        const told = answer as Told<Calls[Name]['gives']>;
        if (told.isGood) resolve(told.value);
        else reject(new TroubleError(told.trouble));
      })
      .withFailureHandler((error) => reject(new TroubleError(isRefused(error) ? REFUSED : GONE)))
      .planwrightAsk(name, asked);
  });

const isRefused = (error: unknown): boolean => error instanceof Error && /permission|authori[sz]/iu.test(error.message);

const REFUSED = {
  title: 'Google has not been told that the menu may do this',
  detail: 'The script asks once for your permission.',
  todo: 'Close this panel, click an entry of the menu Planwright, and allow it.',
};

const GONE = {
  title: 'Google did not answer',
  detail: 'The connection to the script broke off, or it took too long.',
  todo: 'Are you online? Then try again.',
  mayPass: true,
};
