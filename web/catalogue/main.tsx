import '../ui/base.css'
import './style.css'
import { render } from 'preact'
import { openInLanguage } from '../i18n/language.ts'
import type { Example } from '../ui/example.ts'
import { LanguageSwitch } from '../ui/language-switch/component.tsx'
import { Toasts } from '../ui/toast/component.tsx'
import { SamplePage } from './sample-page.tsx'

const found = import.meta.glob<{ readonly examples: readonly Example[] }>('../ui/*/example.tsx', { eager: true })
const components = Object.entries(found).map(([path, module]) => ({
  name: path.split('/').at(-2) ?? path,
  examples: module.examples,
}))

/** Every component in each of its states, and one page made of them. */
function Catalogue() {
  return (
    <>
      <div class="catalogue width">
        <LanguageSwitch />
        <main class="catalogue__main">
          <h1>Components</h1>
          <nav aria-label="Components">
            <ul class="catalogue__list">
              {components.map((component) => (
                <li key={component.name}>
                  <a href={`#${component.name}`}>{component.name}</a>
                </li>
              ))}
            </ul>
          </nav>
          <section class="stack" id="sample-page">
            <h2>A page</h2>
            <SamplePage />
          </section>
        </main>
        {components.map((component) => (
          <div key={component.name} class="stack catalogue__component" id={component.name}>
            <p class="catalogue__name">{component.name}</p>
            {component.examples.map((example) => (
              <figure key={example.name}>
                <figcaption class="quiet">{example.name}</figcaption>
                <div class="catalogue__example">{example.draw()}</div>
              </figure>
            ))}
          </div>
        ))}
      </div>
      <Toasts />
    </>
  )
}

const root = document.getElementById('app')
if (!root) throw new Error('The page has no place for the catalogue')
openInLanguage(undefined)
root.replaceChildren()
render(<Catalogue />, root)
