import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What people are served: the front page and the three portals. */
const portals = {
  start: here('./index.html'),
  client: here('./client/index.html'),
  provider: here('./provider/index.html'),
  organiser: here('./organiser/index.html'),
  worker: here('./outbox/worker.ts'),
}

/** Tells the service worker which files the providers' portal is made of; the version changes when one of them does. */
const listPortalFiles: Plugin = {
  name: 'list-portal-files',
  // After the chunks that turned out to be nothing but style are gone.
  enforce: 'post',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
    const files = new Set<string>()
    const take = (file: string): void => {
      if (files.has(file) || !bundle[file]) return
      files.add(file)
      const chunk = chunks.find((one) => one.fileName === file)
      for (const style of chunk?.viteMetadata?.importedCss ?? []) files.add(style)
      for (const asset of chunk?.viteMetadata?.importedAssets ?? []) files.add(asset)
      for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) take(next)
    }
    const [portal, worker] = ['provider', 'worker'].map((name) =>
      chunks.find((one) => one.isEntry && one.name === name),
    )
    if (!portal || !worker) return
    take(portal.fileName)
    const list = [...files].map((file) => `/${file}`).sort()
    const version = createHash('sha256').update(list.join()).digest('base64url').slice(0, 16)
    worker.code = worker.code.replaceAll('PORTAL', JSON.stringify({ version, files: list }))
  },
}

/**
 * Builds `web/dist`. With `--mode catalogue` it builds the catalogue of components instead, into a folder of its own:
 * it is for those who make the pages and is never served to others.
 */
export default defineConfig(({ mode }) => ({
  root: here('.'),
  base: '/',
  plugins: [listPortalFiles],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here(mode === 'catalogue' ? '../test-output/catalogue' : './dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own under our own address: the policy knows no inline script, style or data image.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: mode === 'catalogue' ? { catalogue: here('./catalogue/index.html') } : portals,
      // A service worker answers for what is below its own address, and its address stays the same.
      output: { entryFileNames: ({ name }) => (name === 'worker' ? 'provider/worker.js' : 'assets/[name]-[hash].js') },
    },
  },
}))
