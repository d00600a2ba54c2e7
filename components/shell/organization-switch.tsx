"use client";

import { ChevronsUpDown } from "lucide-react";
import { MenuButton } from "@/components/ui/menu-button";

export interface Choice {
  /** Public id. */
  id: string;
  name: string;
}

interface OrganizationSwitchProps {
  current: Choice;
  /** All organizations of the person, including the current one. */
  organizations: readonly Choice[];
}

/** Organization name; for members of several, a menu to switch. */
export function OrganizationSwitch({ current, organizations }: OrganizationSwitchProps) {
  if (organizations.length < 2)
    return (
      <span dir="auto" className="truncate text-muted" title={current.name}>
        {current.name}
      </span>
    );
  const go = async (id: string) => {
    if (id === current.id) return;
    // On demand: switching is rare.
    const { switchOrganization } = await import("@/components/session/enter-organization");
    await switchOrganization(id);
  };
  return (
    <MenuButton
      name={`Organization: ${current.name}. Choose another`}
      label="Organizations"
      placement="bottom start"
      popupClassName="max-w-72 min-w-48"
      selected={current.id}
      entries={organizations.map(({ id, name }) => ({ id, name, onAction: () => void go(id) }))}
      className="tap-target -mx-1.5 flex min-w-0 items-center gap-2 rounded-md px-1.5 py-0.5 text-left text-muted hover:bg-default/60 hover:text-foreground"
    >
      <span dir="auto" className="min-w-0 flex-1 truncate" title={current.name}>
        {current.name}
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0" />
    </MenuButton>
  );
}
