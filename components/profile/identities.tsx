"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { failureText } from "@/components/failure-text";
import { toast } from "@/components/toast";
import { Time } from "@/components/ui/time";
import type { IdentityRow } from "@/lib/people/identities/schemas";
import { identitiesQuery, unlinkIdentity } from "./queries";

/** Accounts elsewhere that the person can sign in with. */
export function Identities() {
  const client = useQueryClient();
  const { data, error } = useQuery(identitiesQuery);
  const unlink = useMutation({
    mutationFn: ({ id }: IdentityRow) => unlinkIdentity(id),
    onSuccess: (_, { provider }) => toast.success(`${provider} account unlinked`),
    onError: (error) => toast.error(failureText("the change", error)),
    onSettled: () => client.invalidateQueries({ queryKey: identitiesQuery.queryKey }),
  });
  if (!data) return <p className="text-muted">{error ? error.message : "Loading…"}</p>;
  if (data.identities.length === 0)
    return <p className="text-muted">No linked accounts. To link one, choose it on the sign-in page.</p>;
  return (
    <ul aria-label="Linked accounts" className="w-full border-rule border-t">
      {data.identities.map((identity) => (
        <li key={identity.id} className="flex min-h-11 items-center justify-between gap-4 border-rule border-b py-1.5">
          <span className="min-w-0">
            <span className="font-medium">{identity.provider}</span>
            <span className="wrap-anywhere block text-muted text-xs">
              {identity.email} · linked <Time value={identity.created_at} form="date" />
            </span>
          </span>
          <Button
            size="sm"
            variant="ghost"
            aria-label={`Unlink ${identity.provider}: ${identity.email}`}
            isPending={unlink.isPending && unlink.variables.id === identity.id}
            onPress={() => unlink.mutate(identity)}
          >
            Unlink
          </Button>
        </li>
      ))}
    </ul>
  );
}
