/** The token that a person gave this tab, where the server wants one; it is gone when the tab is closed. */

const KEY = 'planwright-token';

export const readToken = (): string | null => sessionStorage.getItem(KEY);

export const keepToken = (token: string | null): void => {
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
};
