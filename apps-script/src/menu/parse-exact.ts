const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;
const DIGITS_OF_A_DOUBLE = 15;

/** JSON as it came. A number with more digits than JavaScript keeps stays the text that it was, so that it is shown as the server wrote it. */
export const parseExact = (text: string): unknown =>
  JSON.parse(
    text.replace(TOKENS, (token) => {
      if (token.startsWith('"')) return token;
      const digits = token.replace(/e.*$/iu, '').replace(/\D/gu, '').replace(/^0+/u, '');
      return digits.length > DIGITS_OF_A_DOUBLE ? `"${token}"` : token;
    }),
  );

/** For people: no exponent where there need not be one, and never fewer digits. */
export const exactText = (value: unknown): string => (value === null || value === undefined ? '–' : String(value));
