import { refusals } from '../../platform/refusals.ts'

export const DraftRefusal = refusals('draft', {
  newer: {
    status: 409,
    text: {
      fi: 'Samasta lomakkeesta on tallennettu, lähetetty tai hylätty luonnos toisessa ikkunassa. Tätä tekstiä ei tallennettu.',
      sv: 'Ett utkast av samma formulär har sparats, skickats eller förkastats i ett annat fönster. Den här texten sparades inte.',
      en: 'A draft of the same form was kept, sent or dropped in another window. This text was not kept.',
    },
  },
})
