import type { Example } from '../example.ts'
import { StatusTag } from './component.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Looks',
    draw: () => (
      <p class="row">
        <StatusTag look="neutral">Päättynyt</StatusTag>
        <StatusTag look="good">Voimassa</StatusTag>
        <StatusTag look="waiting">Odottaa päätöstä</StatusTag>
        <StatusTag look="attention">Määräaika lähellä</StatusTag>
        <StatusTag look="bad">Hylätty</StatusTag>
      </p>
    ),
  },
]
