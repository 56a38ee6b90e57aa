import { UsageError } from '../../base/errors.ts';

const LONGEST = 200;

/** A person as the service knows them: an e-mail address, or any name. Throws `principal-invalid`. */
export const readPrincipal = (text: string): string => {
  const principal = text.trim().normalize('NFC');
  if (principal === '' || principal.length > LONGEST || /\p{Cc}|\p{Cf}|\p{Cs}/u.test(principal))
    throw new UsageError('A person is named by an e-mail address or a name of up to 200 characters on one line.', {
      code: 'principal-invalid',
    });
  return principal;
};
