"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refreshVideos } from "@/components/queries";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";
import { importsQuery, showImport, stopImport } from "./queries";

export function StopImport({ detail }: { detail: ImportDetail }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const isRunning = detail.status === "running";
  const stop = useCancelableMutation({
    send: (signal) => stopImport(detail.id, signal),
    onSuccess: async (next) => {
      setOpen(false);
      showImport(client, next);
      await client.invalidateQueries({ queryKey: importsQuery.queryKey });
      if (isRunning) await refreshVideos(client);
    },
  });
  const verb = isRunning ? "Stop import" : "Cancel import";
  return (
    <>
      <Button variant="outline" onPress={() => setOpen(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={verb}
        confirmLabel={verb}
        mutation={stop}
        onConfirm={() => stop.mutate()}
      >
        {isRunning
          ? "Videos that have started stay tracked. The remaining lines aren't started, but you can retry them later."
          : "Nothing was started and nothing was charged. To track these videos, import them again."}
      </ConfirmDialog>
    </>
  );
}
