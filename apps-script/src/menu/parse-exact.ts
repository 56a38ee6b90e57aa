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

/** For people: no exponent, and never fewer digits. */
export const exactText = (value: unknown): string => (value === null || value === undefined ? '–' : withoutExponent(String(value)));

const withoutExponent = (text: string): string => {
  const [, sign = '', whole = '', part = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/iu.exec(text) ?? [];
  if (exponent === undefined) return text;
  const point = whole.length + Number(exponent);
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${part}`.padEnd(point, '0');
  const at = Math.max(1, point);
  return `${sign}${digits.slice(0, at)}${digits.length > at ? `.${digits.slice(at)}` : ''}`;
};

/** A percentage that nothing exceeds, in two decimals at most: rounded up, so that it never says too little. */
export const percentAtMost = (value: unknown): string => {
  const text = exactText(value);
  const [, whole = '', two = '', rest = ''] = /^(\d+)\.(\d\d)(\d+)$/u.exec(text) ?? [];
  if (rest === '') return text;
  const hundredths = BigInt(whole + two) + (/[1-9]/u.test(rest) ? BigInt(1) : BigInt(0));
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
