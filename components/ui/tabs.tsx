"use client";

import { type KeyboardEvent, type ReactNode, useId } from "react";

interface TabsProps<T extends string> {
  /** The name of the row of tabs for screen readers. */
  label: string;
  tabs: readonly { id: T; name: string }[];
  selected: T;
  onSelect: (tab: T) => void;
  className?: string;
  /** The panel of the selected tab. */
  children: ReactNode;
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Tabs of a page at their natural width; on phones the row scrolls, not the page. Arrow keys, Home and End select a tab
 * and move the focus with it.
 */
export function Tabs<T extends string>({ label, tabs, selected, onSelect, className = "", children }: TabsProps<T>) {
  const base = useId();
  const tabId = (tab: T) => `${base}-${tab}`;
  const panelId = `${base}-panel`;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const tab =
      tabs[
        step(
          tabs.findIndex(({ id }) => id === selected),
          tabs.length,
        )
      ];
    if (!tab) return;
    onSelect(tab.id);
    document.getElementById(tabId(tab.id))?.focus();
  };
  return (
    <div className={`flex flex-col ${className}`}>
      <div className="overflow-x-auto border-rule border-b">
        <div role="tablist" aria-label={label} onKeyDown={onKeyDown} className="flex">
          {tabs.map(({ id, name }) => (
            <button
              key={id}
              id={tabId(id)}
              type="button"
              role="tab"
              aria-selected={id === selected}
              aria-controls={id === selected ? panelId : undefined}
              tabIndex={id === selected ? 0 : -1}
              onClick={() => onSelect(id)}
              className="h-11 cursor-pointer whitespace-nowrap border-transparent border-b-2 px-3 font-medium text-base text-muted outline-offset-[-2px] hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus aria-selected:border-accent aria-selected:text-foreground"
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      <div key={selected} id={panelId} role="tabpanel" aria-labelledby={tabId(selected)}>
        {children}
      </div>
    </div>
  );
}
