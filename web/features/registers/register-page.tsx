import { useLanguage, useTexts } from '../../i18n/language.ts'
import { fillPath } from '../../router/path.ts'
import type { RegisterOfSession } from '../../session/session.ts'
import { Choice, Choices } from '../../ui/choice/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import type { Feature } from '../feature.ts'
import { registerTexts } from './texts.ts'

/** The first page of a register: what one can do in it. */
export function RegisterPage(props: { readonly register: RegisterOfSession; readonly features: readonly Feature[] }) {
  const t = useTexts(registerTexts)
  const language = useLanguage()
  const { register, features } = props
  return (
    <Page title={register.name}>
      {features.length === 0 ? (
        <EmptyState title={t('nothingTitle')}>
          <p>{t('nothing')}</p>
        </EmptyState>
      ) : (
        <Choices>
          {features.map((feature) => (
            <Choice
              key={feature.path}
              href={fillPath(feature.path, { register: register.code })}
              title={feature.label[language]}
            >
              <p>{feature.about[language]}</p>
            </Choice>
          ))}
        </Choices>
      )}
    </Page>
  )
}
