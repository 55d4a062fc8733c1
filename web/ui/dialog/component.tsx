import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import './style.css'

/**
 * A question that must be answered before going on: the browser's own modal dialog, which keeps the focus inside and
 * gives it back. Escape is `onClose`. Drawn only while it is open.
 */
export function Dialog(props: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  readonly buttons: ComponentChildren
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // Without this the dialog would be taken away while still modal, and the focus would fall to the page's start.
    return () => shown?.close()
  }, [])
  return (
    <dialog
      class="dialog"
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <h2 class="dialog__title" id={titleId}>
        {props.title}
      </h2>
      <div class="dialog__content">{props.children}</div>
      <div class="row">{props.buttons}</div>
    </dialog>
  )
}
