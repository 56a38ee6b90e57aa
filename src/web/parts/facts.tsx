import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: ReactNode];

/** Names and what stands for each. How they lie is the page's. */
export const Facts = ({ facts, className }: { facts: readonly Fact[]; className: string | undefined }) => (
  <dl className={className}>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** Of texts of a sheet: what is empty is left out, and each is read in its own direction. */
export const textFacts = (facts: readonly (readonly [name: string, text: string])[]): readonly Fact[] =>
  facts.filter(([, text]) => text !== '').map(([name, text]) => [name, <bdi key={name}>{text}</bdi>]);
