import { Command } from "cmdk";
import type { ReactNode } from "react";

interface PaletteItemProps {
  /** Unique in the whole list. */
  value: string;
  icon: ReactNode;
  /** In gray, next to the name. */
  note?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}

export function PaletteItem({ value, icon, note, onSelect, children }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-11 cursor-pointer scroll-my-2 items-center gap-3 rounded-md px-3 py-1.5 data-[selected=true]:bg-default md:min-h-9"
    >
      <span className="flex size-4 shrink-0 items-center justify-center text-muted [&>svg]:size-4">{icon}</span>
      <span dir="auto" className="line-clamp-1 min-w-0 break-all text-start">
        {children}
      </span>
      {note && <bdi className="ml-auto max-w-2/5 shrink-0 truncate pl-3 text-muted text-xs">{note}</bdi>}
    </Command.Item>
  );
}

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="px-2 pt-2 **:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-muted **:[[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}
