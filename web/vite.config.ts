import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What people are served: the front page and the three portals. */
const portals = {
  start: here('./index.html'),
  client: here('./client/index.html'),
  provider: here('./provider/index.html'),
  organiser: here('./organiser/index.html'),
}

/**
 * Builds `web/dist`. With `--mode catalogue` it builds the catalogue of components instead, into a folder of its own:
 * it is for those who make the pages and is never served to others.
 */
export default defineConfig(({ mode }) => ({
  root: here('.'),
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here(mode === 'catalogue' ? '../test-output/catalogue' : './dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own under our own address: the policy knows no inline script, style or data image.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: mode === 'catalogue' ? { catalogue: here('./catalogue/index.html') } : portals },
  },
}))
