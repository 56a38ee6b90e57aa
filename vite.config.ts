import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const OUT = join(import.meta.dirname, 'dist/web');

/** Beside each file that shrinks, itself in the two encodings that browsers take: the server sends what is there. */
const precompress = (): Plugin => ({
  name: 'precompress',
  writeBundle: () => {
    for (const path of readdirSync(OUT, { recursive: true, encoding: 'utf8' })) {
      const file = join(OUT, path);
      if (!/\.(js|css|html|svg)$/u.test(path) || statSync(file).size < 1024) continue;
      const bytes = readFileSync(file);
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      writeFileSync(`${file}.br`, brotliCompressSync(bytes));
    }
  },
});

/** The page: `src/web` to `dist/web`, from where `planwright serve` sends it. In development it asks a server at port 8080. */
export default defineConfig({
  root: join(import.meta.dirname, 'src/web'),
  plugins: [react(), precompress()],
  build: { outDir: OUT, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 600 },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/login': 'http://127.0.0.1:8080', '/logout': 'http://127.0.0.1:8080' } },
});
