"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { refreshSections, removeImport } from "./queries";

export function RemoveImport({ channelId }: { channelId: string }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const remove = useCancelableMutation({
    send: (signal) => removeImport(channelId, signal),
    onSuccess: async () => {
      await refreshSections(client, channelId);
      setOpen(false);
      toast.success("Import removed");
    },
  });
  return (
    <>
      <Button size="sm" variant="outline" onPress={() => setOpen(true)} className="tap-target">
        Remove import
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Remove import"
        confirmLabel="Remove import"
        mutation={remove}
        onConfirm={() => remove.mutate()}
      >
        This also removes its history. Countries are then estimated from the follower sample, if there is one. Genders
        and ages require an import. To restore the latest data, import the file again.
      </ConfirmDialog>
    </>
  );
}
