import { boardTexts } from '../../features/admissions/board-texts.ts'
import { applicationsPath, boardPath, proposalsPath, providersPath } from '../../features/admissions/paths.ts'
import { proposalTexts } from '../../features/admissions/proposal-texts.ts'
import { admissionTexts } from '../../features/admissions/texts.ts'
import { breachesPath } from '../../features/breaches/paths.ts'
import { breachTexts } from '../../features/breaches/texts.ts'
import { findPath } from '../../features/clients/paths.ts'
import { clientTexts } from '../../features/clients/texts.ts'
import { definitionsPath, visibilityPath } from '../../features/definitions/paths.ts'
import { definitionTexts } from '../../features/definitions/texts.ts'
import { visibilityTexts } from '../../features/definitions/visibility-texts.ts'
import { reviewPath } from '../../features/event-review/paths.ts'
import { reviewTexts } from '../../features/event-review/texts.ts'
import type { Feature } from '../../features/feature.ts'
import { grantsPath, newGrantPath } from '../../features/grants/paths.ts'
import { grantTexts } from '../../features/grants/texts.ts'
import { explanationsPath, logRequestsPath } from '../../features/log-requests/paths.ts'
import { logRequestTexts } from '../../features/log-requests/texts.ts'
import { promisesPath } from '../../features/promises/paths.ts'
import { promiseTexts } from '../../features/promises/texts.ts'
import { retentionPath } from '../../features/retention/paths.ts'
import { retentionTexts } from '../../features/retention/texts.ts'
import { servicesPath } from '../../features/services/paths.ts'
import { serviceTexts } from '../../features/services/texts.ts'
import { paymentAccountsPath, settlementsPath, spendingPath } from '../../features/settlement/paths.ts'
import { spendingTexts } from '../../features/settlement/spending-texts.ts'
import { settlementTexts } from '../../features/settlement/texts.ts'
import { findingTexts } from '../../features/supervision/finding-texts.ts'
import { findingsPath, ownUsagePath, spotChecksPath, usagePath } from '../../features/supervision/paths.ts'
import { spotTexts } from '../../features/supervision/spot-texts.ts'
import { supervisionTexts } from '../../features/supervision/texts.ts'
import { rightsPath } from '../../features/users/paths.ts'
import { rightsTexts } from '../../features/users/rights-texts.ts'

const way = (
  path: string,
  texts: { readonly label: Feature['label']; readonly about: Feature['about'] },
  roles: readonly string[],
): Feature => ({ path, ...texts, roles, definition: 'psop' })

/** What an organiser's people can do, each where the roles of the register's definition let them (`registers/psop.yaml`). */
export const features: readonly Feature[] = [
  way(findPath, { label: clientTexts.way, about: clientTexts.about }, ['official']),
  way(newGrantPath, { label: grantTexts.newWay, about: grantTexts.newAbout }, ['official']),
  way(grantsPath, { label: grantTexts.listWay, about: grantTexts.listAbout }, ['official']),
  way(servicesPath, { label: serviceTexts.way, about: serviceTexts.about }, ['service-manager']),
  way(applicationsPath, { label: admissionTexts.way, about: admissionTexts.about }, ['service-manager']),
  way(proposalsPath, { label: proposalTexts.way, about: proposalTexts.about }, ['service-manager', 'finance']),
  way(boardPath, { label: boardTexts.way, about: boardTexts.about }, ['service-manager']),
  way(providersPath, { label: admissionTexts.providersWay, about: admissionTexts.providersAbout }, [
    'official',
    'service-manager',
    'finance',
  ]),
  way(reviewPath, { label: reviewTexts.way, about: reviewTexts.about }, ['service-manager']),
  way(settlementsPath, { label: settlementTexts.way, about: settlementTexts.about }, ['finance']),
  way(spendingPath, { label: spendingTexts.way, about: spendingTexts.about }, ['finance', 'person-in-charge']),
  way(paymentAccountsPath, { label: settlementTexts.accountsWay, about: settlementTexts.accountsAbout }, ['finance']),
  way(rightsPath, { label: rightsTexts.way, about: rightsTexts.about }, ['main-user']),
  way(logRequestsPath, { label: logRequestTexts.way, about: logRequestTexts.about }, ['data-protection-officer']),
  way(usagePath, { label: supervisionTexts.way, about: supervisionTexts.about }, ['data-protection-officer']),
  way(spotChecksPath, { label: spotTexts.way, about: spotTexts.about }, ['data-protection-officer']),
  way(findingsPath, { label: findingTexts.way, about: findingTexts.about }, ['data-protection-officer']),
  way(breachesPath, { label: breachTexts.way, about: breachTexts.about }, ['data-protection-officer']),
  way(ownUsagePath, { label: supervisionTexts.ownWay, about: supervisionTexts.ownAbout }, [
    'official',
    'service-manager',
    'finance',
    'main-user',
    'records-manager',
    'data-protection-officer',
  ]),
  way(explanationsPath, { label: logRequestTexts.explainWay, about: logRequestTexts.explainAbout }, [
    'official',
    'service-manager',
    'finance',
    'main-user',
  ]),
  way(retentionPath, { label: retentionTexts.way, about: retentionTexts.about }, ['records-manager']),
  way(promisesPath, { label: promiseTexts.way, about: promiseTexts.about }, [
    'main-user',
    'records-manager',
    'data-protection-officer',
    'person-in-charge',
  ]),
  way(definitionsPath, { label: definitionTexts.way, about: definitionTexts.about }, ['person-in-charge']),
  way(visibilityPath, { label: visibilityTexts.way, about: visibilityTexts.about }, [
    'person-in-charge',
    'main-user',
    'data-protection-officer',
  ]),
]
