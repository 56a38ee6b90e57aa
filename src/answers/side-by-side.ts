/**
 * Does some pieces of work side by side: each of `hands` takes the next piece when it is free. `left`: how many are not done yet, this one among
 * them.
 */
export const sideBySide = async <Piece, Hand>(
  pieces: readonly Piece[],
  hands: readonly Hand[],
  work: (piece: Piece, left: number, hand: Hand) => Promise<void>,
): Promise<void> => {
  let next = 0;
  let left = pieces.length;
  const workOn = async (hand: Hand): Promise<void> => {
    for (let at = next++; at < pieces.length; at = next++) {
      const piece = pieces[at];
      if (piece !== undefined) await work(piece, left, hand);
      left--;
    }
  };
  await Promise.all(hands.map(workOn));
};
