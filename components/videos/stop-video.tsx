"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { CircleStop } from "lucide-react";
import { useState } from "react";
import { refreshVideos } from "@/components/queries";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { stopVideo } from "./queries";

export function StopVideo({ id }: { id: string }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const stop = useCancelableMutation({
    send: (signal) => stopVideo(id, signal),
    onCanceled: () => refreshVideos(client),
    onSuccess: async () => {
      await refreshVideos(client);
      setOpen(false);
      toast.success("Tracking stopped. Existing snapshots stay.");
    },
  });
  return (
    <>
      <Button variant="outline" onPress={() => setOpen(true)} {...ConfirmDialog.touch}>
        <CircleStop aria-hidden />
        Stop tracking
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Stop tracking"
        confirmLabel="Stop tracking"
        mutation={stop}
        onConfirm={() => stop.mutate()}
      >
        No more snapshots are collected or charged, and tracking can't be resumed. Existing snapshots stay.
      </ConfirmDialog>
    </>
  );
}
