import { useEffect, useRef, useState } from 'preact/hooks'
import { listContracts } from '../../../api/endpoints.ts'
import type { Problem } from '../../../api/problem.ts'
import { useQuery } from '../../../api/use-query.ts'
import { readTableFile, type TableFile } from '../../../files/table.ts'
import { useLanguage, useTexts } from '../../../i18n/language.ts'
import { translate } from '../../../i18n/texts.ts'
import { pathTo } from '../../../router/path.ts'
import { Busy } from '../../../ui/busy/component.tsx'
import { Button } from '../../../ui/button/component.tsx'
import { FileInput } from '../../../ui/file-input/component.tsx'
import { Page } from '../../../ui/page/component.tsx'
import { ProblemNotice } from '../../../ui/problem/component.tsx'
import { WorkProgress } from '../../../ui/progress-bar/component.tsx'
import { contractTexts } from '../../orders/contract-texts.ts'
import { Reading } from '../../reading.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { type Columns, type Contract, missingColumns, readRows, recogniseColumns, templateHeadings } from './columns.ts'
import { Guide } from './guide.tsx'
import { offerCsv } from './offer.ts'
import { ImportPreview } from './preview.tsx'
import { ImportResult } from './result.tsx'
import { previewRows, sendRows } from './run.ts'
import { isToSend, type Row } from './standing.ts'
import { fileFaultTexts, importTexts } from './texts.ts'

/** Brings in visits that were recorded in another system or a spreadsheet: file, preview, recording, result. */
export function ImportPage(props: { readonly register: string }) {
  const t = useTexts(importTexts)
  const { register } = props
  const clients = useQuery(listContracts, { register })
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      above={[
        {
          href: pathTo('/provider/r/:register/clients', { register }),
          label: translate(contractTexts.title, useLanguage()),
        },
      ]}
    >
      <Reading query={clients} draw={({ contracts }) => <Import register={register} contracts={contracts} />} />
    </Page>
  )
}

type Readable = Extract<TableFile, { readonly ok: true }>

type Step =
  | { readonly is: 'choosing' }
  | { readonly is: 'previewing' }
  | { readonly is: 'previewed'; readonly rows: readonly Row[] }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'sending'; readonly done: number; readonly all: number }
  | { readonly is: 'done'; readonly rows: readonly Row[]; readonly problem: Problem | undefined }

function Import(props: { readonly register: string; readonly contracts: readonly Contract[] }) {
  const t = useTexts(importTexts)
  const language = useLanguage()
  const { register, contracts } = props
  const [file, setFile] = useState<Readable>()
  const [fault, setFault] = useState<string>()
  const [columns, setColumns] = useState<Columns>({})
  const [besides, setBesides] = useState(false)
  const [step, setStep] = useState<Step>({ is: 'choosing' })
  const stopped = useRef(false)
  // Which preview is asked for now: an earlier one that comes late is not shown.
  const asked = useRef(0)
  // Who leaves the page stops the sending; what was sent is saved.
  useEffect(
    () => () => {
      stopped.current = true
    },
    [],
  )

  const preview = async (of: Readable, by: Columns, also: boolean): Promise<void> => {
    if (missingColumns(by).length > 0) return setStep({ is: 'choosing' })
    const turn = ++asked.current
    setStep({ is: 'previewing' })
    const { rows, problem } = await previewRows(register, readRows(of.rows, by, contracts), { besides: also })
    if (asked.current === turn) setStep(problem ? { is: 'failed', problem } : { is: 'previewed', rows })
  }
  const choose = async (chosen: File): Promise<void> => {
    const read = await readTableFile(chosen)
    setFault(read.ok ? undefined : translate(fileFaultTexts[read.fault], language, { where: read.where }))
    if (!read.ok) return
    const found = recogniseColumns(read.headings)
    setFile(read)
    setColumns(found)
    setBesides(false)
    await preview(read, found, false)
  }
  const send = async (rows: readonly Row[]): Promise<void> => {
    stopped.current = false
    const all = rows.filter(isToSend).length
    setStep({ is: 'sending', done: 0, all })
    const sent = await sendRows(
      register,
      rows,
      { besides },
      {
        progress: (done) => setStep({ is: 'sending', done, all }),
        isStopped: () => stopped.current,
      },
    )
    setStep({ is: 'done', ...sent })
  }
  const startOver = (): void => {
    asked.current += 1
    setFile(undefined)
    setStep({ is: 'choosing' })
  }

  if (!file)
    return (
      <>
        <FileInput
          id="import-file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".csv,.txt,.xlsx,text/csv"
          error={fault}
          onFile={(chosen) => void choose(chosen)}
        />
        <div class="row">
          <Button look="secondary" onPress={() => offerCsv(t('templateName'), [templateHeadings(language)])}>
            {t('template')}
          </Button>
        </div>
        <Guide contracts={contracts} />
      </>
    )
  if (step.is === 'done')
    return (
      <ImportResult
        register={register}
        headings={file.headings}
        rows={step.rows}
        problem={step.problem}
        onGoOn={() => void send(step.rows)}
        onOther={startOver}
      />
    )
  if (step.is === 'sending')
    return (
      <div class="stack">
        <WorkProgress text={t('sending', { done: step.done, all: step.all })} done={step.done} all={step.all} />
        <div class="row">
          <Button
            look="secondary"
            onPress={() => {
              stopped.current = true
            }}
          >
            {t('stop')}
          </Button>
        </div>
      </div>
    )
  return (
    <>
      <ColumnChoice
        headings={file.headings}
        columns={columns}
        onColumns={(chosen) => {
          setColumns(chosen)
          void preview(file, chosen, besides)
        }}
      />
      {step.is === 'previewing' ? (
        <>
          <p role="status">{t('previewing')}</p>
          <Busy />
        </>
      ) : null}
      {step.is === 'failed' ? (
        <ProblemNotice problem={step.problem} of="reading" retry={() => void preview(file, columns, besides)} />
      ) : null}
      {step.is === 'previewed' ? (
        <ImportPreview
          rows={step.rows}
          besides={besides}
          onBesides={(also) => {
            setBesides(also)
            void preview(file, columns, also)
          }}
          onSend={() => void send(step.rows)}
        />
      ) : null}
      <div class="row">
        <Button look="quiet" onPress={startOver}>
          {t('other')}
        </Button>
      </div>
    </>
  )
}
