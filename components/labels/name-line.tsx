"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { TextInput } from "@/components/forms/text-input";
import { ShareButton } from "@/components/sharing/share-button";
import { isCanceled, noticeCanceled, useAbortable } from "@/components/use-cancelable-mutation";
import { plural } from "@/lib/core/format";
import { type Named, NameRequest } from "@/lib/tracking/labels/schemas";
import { type NameKind, refreshNames, renameName } from "./queries";
import { WORDS } from "./words";

interface NameLineProps {
  kind: NameKind;
  named: Named;
  onRemove: () => void;
}

/** A label or campaign in the managed list: its name, number of videos, rename, delete. */
export function NameLine({ kind, named, onRemove }: NameLineProps) {
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming) return <Rename kind={kind} named={named} onDone={() => setRenaming(false)} />;
  return (
    <div className="flex items-center gap-2">
      <span className="min-w-0 flex-1 break-words">
        <bdi>{named.name}</bdi>
        <span className="block text-muted text-xs tabular-nums">{plural(named.videos, "video")}</span>
      </span>
      {kind === "labels" && <ShareButton isIconOnly shared={{ of: "label", ids: [named.id], title: named.name }} />}
      <Button isIconOnly variant="tertiary" aria-label={`Rename ${named.name}`} onPress={() => setRenaming(true)}>
        <Pencil aria-hidden />
      </Button>
      <Button isIconOnly variant="tertiary" aria-label={`Delete ${named.name}`} onPress={onRemove}>
        <Trash2 aria-hidden />
      </Button>
    </div>
  );
}

function Rename({ kind, named, onDone }: { kind: NameKind; named: Named; onDone: () => void }) {
  const client = useQueryClient();
  const { control, handleSubmit, setError, formState } = useForm<NameRequest>({
    resolver: zodResolver(NameRequest),
    defaultValues: { name: named.name },
  });
  const abortable = useAbortable();
  const submit = handleSubmit(async ({ name }) => {
    try {
      await abortable.run((signal) => renameName(kind, named.id, name, signal));
      await refreshNames(client);
      onDone();
    } catch (error) {
      if (isCanceled(error)) {
        noticeCanceled();
        return refreshNames(client);
      }
      setError("name", { message: error instanceof Error ? error.message : String(error) }, { shouldFocus: true });
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-wrap items-end gap-2 py-1">
      <div className="min-w-40 flex-1">
        <TextInput control={control} name="name" label={`New name of the ${WORDS[kind].one}`} autoComplete="off" />
      </div>
      <Button type="submit" isPending={formState.isSubmitting}>
        Save
      </Button>
      <Button variant="tertiary" onPress={onDone}>
        Cancel
      </Button>
    </Form>
  );
}
