import { agreementTests } from '../engine/agreement-tests.ts';

// A file of its own, so that it runs beside the other half.
agreementTests([15_000, 17_500]);
