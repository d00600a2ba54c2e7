"use client";

import { Tabs } from "@heroui/react/tabs";

interface TabRowProps<T extends string> {
  label: string;
  tabs: readonly { id: T; name: string }[];
}

/** Renders tab headings at their natural width; on phones the row scrolls, not the page. */
export function TabRow<T extends string>({ label, tabs }: TabRowProps<T>) {
  return (
    <Tabs.ListContainer>
      <Tabs.List aria-label={label}>
        {tabs.map(({ id, name }) => (
          // Draws its own border: the library's moving indicator starts at the first tab even if another tab is open.
          <Tabs.Tab
            key={id}
            id={id}
            className="h-11 w-auto border-transparent border-b-2 px-3 text-base data-[selected=true]:border-accent"
          >
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs.ListContainer>
  );
}
