/** The styles of a report's text in the colours of a terminal. */
export const TEXT_COLOURS = { strong: 'bold', heading: 'cyan', dim: 'dim', good: 'green', warn: 'yellow', bad: 'red' } as const;
