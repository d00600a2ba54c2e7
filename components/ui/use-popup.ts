import { type KeyboardEvent, type MouseEvent, type RefObject, useId, useRef, useState } from "react";

/** Where the focus goes in an opened pop-up: an end of its list, or where the list itself puts it. */
export type PopupFocus = "first" | "last" | true;

export interface PopupProps {
  isOpen: boolean;
  onClose: () => void;
  triggerRef: RefObject<HTMLButtonElement | null>;
  /** ID of the button, which names the pop-up. */
  triggerId: string;
  focus: PopupFocus;
}

/**
 * A button that opens a menu, a list or a panel whose script is lazy. The button is complete without the script: its attributes
 * say what it opens, and a press or an arrow key before the script is there opens the pop-up as soon as it is.
 * @returns `trigger` to spread on a plain button, `popup` for the component behind it
 */
export function usePopup(kind: "menu" | "listbox" | "dialog", prepare: () => void) {
  const triggerRef = useRef<HTMLButtonElement>(null);
  const triggerId = useId();
  const [isOpen, setOpen] = useState(false);
  const [focus, setFocus] = useState<PopupFocus>(true);
  const open = (at: PopupFocus) => {
    // Safari doesn't focus a pressed button, but the pop-up returns the focus to where it was.
    triggerRef.current?.focus();
    setFocus(at);
    setOpen(true);
  };
  return {
    trigger: {
      ref: triggerRef,
      id: triggerId,
      type: "button" as const,
      "aria-haspopup": kind,
      "aria-expanded": isOpen,
      onPointerEnter: prepare,
      onFocus: prepare,
      // A keyboard's press has no click count.
      onClick: ({ detail }: MouseEvent) => open(detail === 0 && kind === "menu" ? "first" : true),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        open(event.key === "ArrowDown" ? "first" : "last");
      },
    },
    popup: { isOpen, onClose: () => setOpen(false), triggerRef, triggerId, focus } satisfies PopupProps,
  };
}
