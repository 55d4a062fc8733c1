/** What the typesetter is asked: a template, and what it reads. A template reads its matter as data, so that no text is markup. */
export interface Print {
  /** The template's text. It reads `sys.inputs.matter`. */
  readonly template: string
  readonly matter: string
  readonly standard: PdfStandard
}

/** ISO 19005-2, level a: keeps for decades, tagged; ISO 14289-1 has more to say about tags, less about keeping. */
export type PdfStandard = 'a-2a' | 'ua-1'

export interface Asked extends Print {
  readonly id: number
}

export type Told =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly fault: string; readonly pdf?: undefined }
