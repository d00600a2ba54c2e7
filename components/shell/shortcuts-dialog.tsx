"use client";

import { Fragment } from "react";
import { Modal } from "@/components/ui/modal";
import { type Shortcut, shortcutGroups } from "./shortcuts";

interface ShortcutsDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** The list of all keyboard shortcuts. */
export default function ShortcutsDialog({ isOpen, onClose }: ShortcutsDialogProps) {
  const modifier = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="sm" scroll="inside">
        <Modal.Dialog>
          <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
          <Modal.Header>
            <Modal.Heading>Keyboard shortcuts</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="flex flex-col gap-5">
            {shortcutGroups(modifier).map(({ title, shortcuts }) => (
              <section key={title}>
                <h3 className="pb-1 font-medium text-muted text-xs">{title}</h3>
                <dl>
                  {shortcuts.map((shortcut) => (
                    <div
                      key={shortcut.name}
                      className="flex items-center justify-between gap-4 border-rule border-b py-1.5 text-sm last:border-b-0"
                    >
                      <dt>{shortcut.name}</dt>
                      <dd className="flex shrink-0 items-center gap-1">
                        <Keys keys={shortcut.keys} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function Keys({ keys }: Pick<Shortcut, "keys">) {
  return keys.map((combination, index) => (
    <Fragment key={combination.join()}>
      {index > 0 && <span className="text-muted text-xs">or</span>}
      {combination.map((key) => (
        <kbd
          key={key}
          className="min-w-6 rounded border border-border bg-surface-secondary px-1.5 py-0.5 text-center font-sans text-xs"
        >
          {key}
        </kbd>
      ))}
    </Fragment>
  ));
}
