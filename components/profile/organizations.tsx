"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { switchOrganization } from "@/components/session/enter-organization";
import { LinkButton } from "@/components/ui/link-button";
import { ROLE_NAMES } from "@/lib/people/members/rules";
import type { OwnMembership } from "@/lib/people/sessions/schemas";

interface OrganizationsProps {
  currentId: string;
  memberships: readonly OwnMembership[];
}

export function Organizations({ currentId, memberships }: OrganizationsProps) {
  const [going, setGoing] = useState<string | null>(null);
  const go = async (id: string) => {
    setGoing(id);
    await switchOrganization(id);
    setGoing(null);
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <ul className="w-full border-rule border-t">
        {memberships.map(({ id, name, role, is_suspended }) => (
          <li key={id} className="flex min-h-11 items-center justify-between gap-4 border-rule border-b py-1.5">
            <span className="min-w-0">
              <bdi className="wrap-anywhere font-medium">{name}</bdi>
              <span className="block text-muted text-xs">
                {ROLE_NAMES[role]}
                {is_suspended && ", suspended"}
              </span>
            </span>
            {id === currentId ? (
              <span className="shrink-0 text-muted">current</span>
            ) : (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Switch to ${name}`}
                isPending={going === id}
                onPress={() => go(id)}
              >
                Switch
              </Button>
            )}
          </li>
        ))}
      </ul>
      <LinkButton href="/new-organization" variant="outline">
        Create another organization
      </LinkButton>
    </div>
  );
}
