import type { NavItem } from '../section-nav/component.tsx'
import './style.css'

/** The bottom of every page: what this is, and the pages that must always be found. */
export function Footer(props: { readonly about: string; readonly label: string; readonly links: readonly NavItem[] }) {
  return (
    <footer class="footer">
      <div class="width footer__row">
        <p>{props.about}</p>
        {props.links.length > 0 ? (
          <nav aria-label={props.label} class="no-print">
            <ul class="footer__links">
              {props.links.map((link) => (
                <li key={link.href}>
                  <a href={link.href}>{link.label}</a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
    </footer>
  )
}
