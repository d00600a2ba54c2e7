"use client";

import { List } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

const ID = "contents-menu";

/** The contents on phones: opens over the page; closes on a choice, Escape or a press outside. */
export function ContentsMenu({ children }: { children: ReactNode }) {
  const menu = useRef<HTMLElement>(null);
  useEffect(() => {
    const opened = menu.current;
    // By default, the browser leaves it open over the chosen section.
    const close = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a")) opened?.hidePopover();
    };
    opened?.addEventListener("click", close);
    return () => opened?.removeEventListener("click", close);
  }, []);
  return (
    <>
      <button
        type="button"
        popoverTarget={ID}
        className="tap-target inline-flex min-h-9 items-center gap-2 rounded-md px-2.5 font-medium hover:bg-default/60 lg:hidden"
      >
        <List aria-hidden className="size-4" />
        Contents
      </button>
      <section
        ref={menu}
        id={ID}
        popover="auto"
        aria-label="Contents"
        className="fixed inset-x-0 top-14 m-0 max-h-[calc(100dvh-3.5rem)] w-full overflow-y-auto border-rule border-y bg-background p-4 text-foreground"
      >
        {children}
      </section>
    </>
  );
}
