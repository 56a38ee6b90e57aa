import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Problem } from '../api/problem.ts';
import { keepToken, readToken } from '../api/token.ts';
import { Button } from '../parts/button.tsx';
import { PageHead, Section } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';

/** Where the server wants to know who is there. */
export const SignIn = ({ problem, onDone }: { problem: Problem; onDone: () => void }) => {
  const [token, setToken] = useState('');
  const wasRefused = readToken() !== null;
  const enter = (): void => {
    keepToken(token.trim());
    onDone();
  };
  return (
    <>
      <PageHead title="Who is there?" lead="This server is for a team: it wants to know who looks." />
      <Section title="With a token">
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            enter();
          }}
        >
          <TextField
            label="Token"
            type="password"
            autoComplete="off"
            isRequired
            value={token}
            onChange={setToken}
            hint="An admin makes one for you: planwright team token create. It stays in this tab until you close it."
            fault={wasRefused ? problem.message : null}
          />
          <p>
            <Button type="submit" kind="main" isDisabled={token.trim() === ''}>
              Enter
            </Button>
          </p>
        </Form>
      </Section>
      <Section title="With your company’s login">
        <p>
          Where the server is set up for it:{' '}
          <a href={`/login?to=${encodeURIComponent(location.pathname + location.search)}`}>log in there</a>.
        </p>
      </Section>
    </>
  );
};
