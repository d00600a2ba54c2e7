"use client";

import { Menu } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

const ID = "docs-menu";

/** The navigation on phones: opens over the page; closes on a choice, Escape or a press outside. */
export function SiteMenu({ children }: { children: ReactNode }) {
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
        className="tap-target tap-target--square -ml-2 inline-flex size-9 items-center justify-center rounded-md hover:bg-default/60 lg:hidden"
      >
        <Menu aria-hidden className="size-5" />
        <span className="sr-only">Menu</span>
      </button>
      <section
        ref={menu}
        id={ID}
        popover="auto"
        aria-label="Menu"
        className="fixed inset-x-0 top-14 m-0 max-h-[calc(100dvh-3.5rem)] w-full overflow-y-auto border-rule border-y bg-background p-4 text-foreground"
      >
        {children}
      </section>
    </>
  );
}
