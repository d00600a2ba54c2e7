"use client";

import { useEffect, useState } from "react";

export interface ContentsEntry {
  /** Name of the anchor. */
  id: string;
  name: string;
}

/** Links to the sections of the page; the one being read is marked. */
export function PageContents({ entries }: { entries: readonly ContentsEntry[] }) {
  const current = useCurrentSection(entries);
  return (
    <nav aria-label="On this page">
      <p className="font-medium text-xs">On this page</p>
      <ul className="mt-2 border-rule border-l">
        {entries.map(({ id, name }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === current ? "location" : undefined}
              className="tap-target -ml-px block border-transparent border-l py-1 pl-3 text-[0.8125rem] text-muted leading-5 hover:text-foreground aria-[current]:border-accent aria-[current]:text-foreground"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How far below the top of the window a section counts as being read, in CSS pixels. */
const READING_LINE = 140;

/** Returns the anchor of the last section that begins above the reading line. */
export function useCurrentSection(entries: readonly ContentsEntry[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    let frame = 0;
    const update = () => {
      frame = 0;
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      const isAtEnd = scrollTop + clientHeight >= scrollHeight - 4 && scrollTop > 0;
      const above = entries.filter(({ id }) => {
        const section = document.getElementById(id);
        return section && section.getBoundingClientRect().top < READING_LINE;
      });
      setCurrent((isAtEnd ? entries : above).at(-1)?.id);
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(update);
    };
    onScroll();
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", onScroll);
    };
  }, [entries]);
  return current;
}
