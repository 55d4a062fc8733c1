import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Asked, Told } from './work.ts'

// The thread of the typesetter: a native library, which would hold up everybody for as long as a document takes.

/** Openly licensed (OFL 1.1), and the face of the pages. Nothing is taken of the fonts that the machine happens to have. */
const FONTS = ['400Regular', '600SemiBold'].map((cut) =>
  readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${cut}/SourceSans3_${cut}.ttf`))),
)
/** Its workspace is this folder; a template here reads no file. */
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: FONTS }] })

parentPort?.on('message', ({ id, template, matter, standard }: Asked) => {
  parentPort?.postMessage(printed())

  function printed(): Told {
    try {
      const pdf = compiler.pdf({ mainFileContent: template, inputs: { matter } }, { pdfStandard: standard })
      return { id, pdf }
    } catch (fault) {
      return { id, fault: fault instanceof Error ? fault.message : String(fault) }
    } finally {
      // What it remembers of one document is of no use for the next, and grows.
      compiler.evictCache(0)
    }
  }
})
