"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { plural } from "@/lib/core/format";
import type { Named } from "@/lib/tracking/labels/schemas";
import { NameLine } from "./name-line";
import { NameSearch } from "./name-search";
import { type NameKind, namesQuery, refreshNames, removeName } from "./queries";
import { WORDS } from "./words";

/** All labels or campaigns, to create, rename and delete. */
export function NameList({ kind }: { kind: NameKind }) {
  const client = useQueryClient();
  const { data: names = [], error, refetch } = useQuery(namesQuery(kind));
  const [leaving, setLeaving] = useState<Named | null>(null);
  const removal = useCancelableMutation({
    send: (signal, { id }: Named) => removeName(kind, id, signal),
    onSuccess: async (_, { name }) => {
      await refreshNames(client);
      setLeaving(null);
      toast.success(`${WORDS[kind].One} “${name}” deleted`);
    },
  });
  if (error && names.length === 0)
    return (
      <ErrorState title={`${WORDS[kind].title} couldn't be loaded`} onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    );
  return (
    <>
      <NameSearch
        kind={kind}
        names={names}
        onCreated={({ name }) => toast.success(`${WORDS[kind].One} “${name}” created`)}
      >
        {(found) => (
          <ul className="flex max-h-80 flex-col overflow-y-auto">
            {found.map((named) => (
              <li key={named.id} className="border-rule border-b py-1">
                <NameLine kind={kind} named={named} onRemove={() => setLeaving(named)} />
              </li>
            ))}
          </ul>
        )}
      </NameSearch>
      <ConfirmDialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`Delete ${WORDS[kind].one} “${leaving?.name ?? ""}”`}
        confirmLabel={`Delete ${WORDS[kind].one}`}
        mutation={removal}
        onConfirm={() => leaving && removal.mutate(leaving)}
      >
        {leaving && <Consequence videos={leaving.videos} />}
      </ConfirmDialog>
    </>
  );
}

function Consequence({ videos }: { videos: number }) {
  if (videos === 0) return <>No videos use it. This can't be undone.</>;
  return <>It is removed from {plural(videos, "video")}. The videos and their numbers stay. This can't be undone.</>;
}
