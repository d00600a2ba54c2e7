"use client";

import { Tabs } from "@heroui/react/tabs";

interface TabRowProps<T extends string> {
  label: string;
  tabs: readonly { id: T; name: string }[];
}

/** The heads of `Tabs`, as wide as their names; on phones the row scrolls, the page does not. */
export function TabRow<T extends string>({ label, tabs }: TabRowProps<T>) {
  return (
    <Tabs.ListContainer>
      <Tabs.List aria-label={label}>
        {tabs.map(({ id, name }) => (
          // A border of its own: the library's moving one stands under the first tab when a page opens on another.
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
