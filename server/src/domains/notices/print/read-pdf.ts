import { inflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { z } from 'zod'

/** A PDF file as a screen reader has it: by its tags, in their order. Read by a program that had no part in making it. */
export interface ReadPdf {
  readonly pages: number
  readonly language: string | null
  readonly title: string
  readonly marked: boolean
  /** The titles of the outline. */
  readonly outline: readonly string[]
  /** All that is tagged, in reading order: headings, paragraphs, items of lists, pictures by their words. */
  readonly parts: readonly { readonly role: string; readonly text: string }[]
}

const Leaf = z.object({ type: z.enum(['content', 'object']), id: z.string() })
interface Node {
  readonly role: string
  readonly alt?: string | undefined
  readonly children: readonly (Node | z.infer<typeof Leaf>)[]
}
const Node: z.ZodType<Node> = z.object({
  role: z.string(),
  alt: z.string().optional(),
  get children() {
    return z.array(z.union([Leaf, Node]))
  },
})
const Info = z.object({ Title: z.string(), Language: z.string().nullable() })

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const { info } = await document.getMetadata()
  const { Title, Language } = Info.parse(info)
  const parts: { role: string; text: string }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const texts = await textsOf(page)
    const tree: unknown = await page.getStructTree()
    for (const child of z.object({ children: z.array(Node) }).parse(tree).children) walk(child, texts, parts)
  }
  const outline: unknown = await document.getOutline()
  const mark: unknown = await document.getMarkInfo()
  const pages = document.numPages
  await document.loadingTask.destroy()
  return {
    pages,
    language: Language,
    title: Title,
    marked: z.object({ Marked: z.boolean() }).parse(mark).Marked,
    outline: z
      .array(z.object({ title: z.string() }))
      .parse(outline ?? [])
      .map(({ title }) => title),
    parts,
  }
}

const Item = z.union([
  z.object({ type: z.string(), id: z.string().nullish() }),
  z.object({ str: z.string(), hasEOL: z.boolean() }),
])

/** The text of each tagged piece of a page. */
async function textsOf(page: { getTextContent(how: { includeMarkedContent: true }): Promise<unknown> }) {
  const texts = new Map<string, string>()
  const open: string[] = []
  const content = z.object({ items: z.array(Item) }).parse(await page.getTextContent({ includeMarkedContent: true }))
  for (const item of content.items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== '')
      if (id) texts.set(id, `${texts.get(id) ?? ''}${item.hasEOL ? ' ' : ''}${item.str}`)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? '')
  }
  return texts
}

function walk(node: Node, texts: ReadonlyMap<string, string>, parts: { role: string; text: string }[]): void {
  // A page's tree names also what stands on other pages, without its content.
  if (node.alt !== undefined) {
    if (node.children.length > 0) parts.push({ role: node.role, text: node.alt })
  } else
    for (const child of node.children) {
      if ('role' in child) walk(child, texts, parts)
      else if (texts.get(child.id)) parts.push({ role: node.role, text: texts.get(child.id) ?? '' })
    }
}

/** What an archive asks of a file, read from its bytes: part and level of PDF/A, the colours it was made for, its fonts. */
export function archiveFacts(pdf: Uint8Array) {
  const bytes = Buffer.from(pdf)
  const plain = bytes.toString('latin1')
  const streams = [...plain.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)].map(({ index, 0: head }) => {
    const from = index + head.length
    const to = plain.indexOf('endstream', from)
    try {
      return inflateSync(bytes.subarray(from, to)).toString('latin1')
    } catch {
      return ''
    }
  })
  const all = [plain, ...streams].join('\n')
  const xmp = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(bytes.toString('utf8'))?.[0] ?? ''
  return {
    part: /<pdfaid:part>(\d)<\/pdfaid:part>/.exec(xmp)?.[1] ?? null,
    level: /<pdfaid:conformance>(\w)<\/pdfaid:conformance>/.exec(xmp)?.[1] ?? null,
    xmp,
    outputIntent: /\/S\s*\/GTS_PDFA1/.test(all) && /\/DestOutputProfile \d+ 0 R/.test(all),
    fonts: new Set([...all.matchAll(/\/FontName\s*\/([\w+-]+)/g)].map(([, name]) => name ?? '')).size,
    embedded: [...all.matchAll(/\/FontFile[23]? \d+ 0 R/g)].length,
    /** What no archived file may have: scripts, things that start by themselves, files from elsewhere, locks. */
    forbidden: ['/JavaScript', '/JS ', '/Launch', '/EmbeddedFile', '/Encrypt', '/OpenAction'].filter((one) =>
      all.includes(one),
    ),
  }
}
