"use client";

import { Button } from "@heroui/react/button";
import type { Choice } from "./organization-switch";

/** Ways out of an organization that is suspended. */
export function OtherOrganizations({ organizations }: { organizations: readonly Choice[] }) {
  const go = async (id: string) => {
    // On demand: this is in the layout of every page but rarely shown.
    const { switchOrganization } = await import("@/components/session/enter-organization");
    await switchOrganization(id);
  };
  return organizations.map(({ id, name }) => (
    <Button key={id} className="max-w-full" onPress={() => go(id)}>
      <span className="truncate">Go to {name}</span>
    </Button>
  ));
}
