"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { lazyOnTouch } from "./lazy-on-touch";

const HintPopup = lazyOnTouch(() => import("./hint-popup").then((module) => module.HintPopup));

/** A pointer that only passes by opens nothing. */
const DELAY_MS = 200;

/** The hint must be within reach of a keyboard too. */
const TAB_STOP = { tabIndex: 0 };

interface HintProps {
  /** All that the hint says, for screen readers. */
  name: string;
  className: string;
  hintClassName?: string;
  /** What hovering and keyboard focus show. */
  hint: ReactNode;
  children: ReactNode;
}

/** A text with a tooltip. It is a tab stop, and Escape closes the tooltip. */
export function Hint({ name, className, hintClassName, hint, children }: HintProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <>
      <span
        ref={ref}
        role="img"
        aria-label={name}
        {...TAB_STOP}
        onPointerEnter={({ pointerType }) => {
          if (pointerType === "touch") return;
          HintPopup.prepare();
          timer.current = setTimeout(() => setOpen(true), DELAY_MS);
        }}
        onPointerLeave={close}
        onPointerDown={close}
        onFocus={() => ref.current?.matches(":focus-visible") && setOpen(true)}
        onBlur={close}
        onKeyDown={({ key }) => key === "Escape" && close()}
        className={className}
      >
        {children}
      </span>
      <HintPopup triggerRef={ref} isOpen={isOpen} onClose={close} className={hintClassName}>
        {hint}
      </HintPopup>
    </>
  );
}
