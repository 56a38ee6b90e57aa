/** So many runs the server lays side by side. */
export const LEAST_RUNS = 2;
export const MOST_RUNS = 8;

/** What a run is called on the page: A is the one that the others are compared with. */
export const letterOf = (at: number): string => String.fromCharCode('A'.charCodeAt(0) + at);
