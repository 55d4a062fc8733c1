import type { OutputOf } from '../../api/endpoint.ts'
import { draftEffect, previewDraft } from '../../api/endpoints.ts'
import { useEach } from '../../api/use-each.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatMonth } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { sessionState } from '../../session/state.ts'
import { useStore } from '../../store.ts'
import { Busy } from '../../ui/busy/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { Reading } from '../reading.tsx'
import type { Draft } from './draft.ts'
import { Faults } from './faults.tsx'
import { isScope } from './form-tab.tsx'
import { definitionTexts } from './texts.ts'

type Preview = OutputOf<typeof previewDraft>
type Effect = OutputOf<typeof draftEffect>

/** What people will read, what changes in words, and what it does to the registers: all before anybody presses the button. */
export function PreviewTab(props: { readonly register: string; readonly draft: Draft }) {
  const { register, draft } = props
  const preview = useQuery(previewDraft, { register, draft: draft.id })
  return (
    <Reading
      query={preview}
      draw={(found) =>
        found.faults.length > 0 ? (
          <Faults faults={found.faults} />
        ) : (
          <div class="stack">
            <Difference preview={found} />
            <Effects draft={draft} />
            <Notice preview={found} />
          </div>
        )
      }
    />
  )
}

function Difference({ preview }: { readonly preview: Preview }) {
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  return (
    <section class="stack">
      <h2>{t('difference')}</h2>
      {preview.changes.length === 0 ? <p>{t('noDifference')}</p> : null}
      <ul>
        {preview.changes.map(({ text }) => (
          <li key={text.fi}>{text[language]}</li>
        ))}
      </ul>
      {preview.significant > 0 ? (
        <Notification
          kind={preview.announced ? 'info' : 'warning'}
          title={t('significant', { count: preview.significant })}
        >
          <p>{preview.announced ? t('isAnnounced') : t('mustAnnounce')}</p>
        </Notification>
      ) : null}
    </section>
  )
}

/** Each register that follows the definition and in which one is in charge is asked by itself. */
function Effects({ draft }: { readonly draft: Draft }) {
  const t = useTexts(definitionTexts)
  const state = useStore(sessionState)
  const registers =
    state.status === 'signed-in'
      ? state.session.registers.filter(
          (one) => one.definition === draft.definition && (one.roles ?? []).includes('person-in-charge'),
        )
      : []
  const parts = useEach(
    draftEffect,
    registers.map(({ code }) => ({ register: code, draft: draft.id })),
  )
  return (
    <section class="stack">
      <h2>{t('effect')}</h2>
      {registers.map(({ code, controller }, at) => {
        const part = parts[at]
        return (
          <section key={code} class="stack">
            <h3>{controller}</h3>
            {part?.status === 'ready' ? <OneEffect effect={part.value} /> : null}
            {part?.status === 'failed' ? (
              <ProblemNotice problem={part.problem} of="reading" retry={part.reload} />
            ) : null}
            {part?.status === 'loading' ? <Busy lines={2} /> : null}
          </section>
        )
      })}
    </section>
  )
}

function OneEffect({ effect }: { readonly effect: Effect }) {
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  const lines = [
    ...effect.fields.map(({ field, rows, counts }) =>
      t(counts === 'exact' ? 'rowsHold' : 'rowsMayHold', { field: field[language], count: rows }),
    ),
    ...effect.roles.map(({ role, people, actions }) =>
      t('lose', { role: role[language], count: people, actions: actions.map((one) => one[language]).join(', ') }),
    ),
    ...effect.retention.flatMap(({ scope, counts, atOnce, months }) => {
      const name = isScope(scope) ? t(scope) : scope
      if (counts === 'none') return [t('fallUncounted', { scope: name })]
      if (atOnce === 0 && months.length === 0) return [t('fallNone', { scope: name })]
      return [
        ...(atOnce > 0 ? [t('fallAtOnce', { scope: name, count: atOnce })] : []),
        ...months.map(({ month, count }) => t('fallIn', { scope: name, count, month: formatMonth(month, language) })),
      ]
    }),
  ]
  if (lines.length === 0) return <p>{t('noEffect')}</p>
  return (
    <>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {effect.retention.some(({ counts }) => counts === 'at-most') ? <p class="quiet">{t('fallAtMost')}</p> : null}
    </>
  )
}

function Notice({ preview }: { readonly preview: Preview }) {
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  return (
    <section class="stack definition-notice">
      <h2>{t('notice')}</h2>
      {preview.notice.map(({ code, title, sentences }) => {
        const changed = sentences.filter((one) => one.changed).length
        return (
          <Details key={code} summary={changed > 0 ? `${title[language]} (${t('changed')})` : title[language]}>
            {() =>
              sentences.map((one, at) => (
                <p key={`${at} ${one.text.fi}`} class={`definition-depth-${one.depth}`}>
                  {one.changed ? <mark>{one.text[language]}</mark> : one.text[language]}
                </p>
              ))
            }
          </Details>
        )
      })}
    </section>
  )
}
