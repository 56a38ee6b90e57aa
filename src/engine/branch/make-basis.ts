import type { Basis } from './basis.ts';
import { DenseBasis } from './dense-basis.ts';
import { SparseBasis } from './sparse-basis.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/** With so few rows an explicit inverse is faster. */
const FEW_ROWS = 200;

/** The basis of slacks. */
export const makeBasis = (matrix: SparseMatrix): Basis => (matrix.rowCount <= FEW_ROWS ? new DenseBasis(matrix) : new SparseBasis(matrix));
