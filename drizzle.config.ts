import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate` writes the next migration; the test of `src/store/migration-list.ts` says how to take it in. */
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/store/schema.ts', './src/store/team-schema.ts'],
  out: './src/store/migrations',
});
