import { settlementsPath } from '../../features/settlement/paths.ts'
import { StatementPage } from '../../features/settlement/statement-page.tsx'
import { settlementTexts } from '../../features/settlement/texts.ts'
import { useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'

/** A statement as finance sees it, below the closed months. */
export function OrganiserStatementPage(props: { readonly register: string; readonly statement: string }) {
  const t = useTexts(settlementTexts)
  const { register, statement } = props
  const above = [{ href: pathTo(settlementsPath, { register }), label: t('way') }]
  return <StatementPage register={register} statement={statement} above={above} />
}
