import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** One page for each face; the server serves portal/index.html at `/` and desk/index.html at `/desk`. */
export default defineConfig({
  root: here('src/web'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    // The desk's component library is one large chunk by nature, and only the desk loads it.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { portal: here('src/web/portal/index.html'), desk: here('src/web/desk/index.html') },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
