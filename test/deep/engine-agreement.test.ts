import { agreementTests } from '../engine/agreement-tests.ts';

agreementTests([10_000, 12_500]);
