import { useEffect } from 'preact/hooks'
import { useTexts } from '../../i18n/language.ts'
import { navigate } from '../../router/navigation.ts'
import { fillPath } from '../../router/path.ts'
import type { SignedIn } from '../../session/session.ts'
import { Choice, Choices } from '../../ui/choice/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { registerTexts } from './texts.ts'

/**
 * The registers that the signed-in person has rights or data in, one beside the other. The list is the session's own,
 * asked from each register at sign-in; who has just one goes straight in.
 */
export function ChooserPage(props: { readonly session: SignedIn; readonly registerPath: string }) {
  const t = useTexts(registerTexts)
  const { registers, kind } = props.session
  const only = registers.length === 1 ? registers[0] : undefined
  useEffect(() => {
    if (only) navigate(fillPath(props.registerPath, { register: only.code }), 'replace')
  }, [only, props.registerPath])
  if (only) return null
  if (registers.length === 0)
    return (
      <Page title={t('noneTitle')}>
        <EmptyState title={kind === 'worker' ? t('noneWorker') : t('noneClient')} />
      </Page>
    )
  return (
    <Page title={t('chooseTitle')} lead={kind === 'worker' ? t('chooseWorkerLead') : t('chooseClientLead')}>
      <Choices>
        {registers.map((register) => (
          <Choice
            key={register.code}
            href={fillPath(props.registerPath, { register: register.code })}
            title={register.controller}
          >
            <p>{register.name}</p>
          </Choice>
        ))}
      </Choices>
    </Page>
  )
}
