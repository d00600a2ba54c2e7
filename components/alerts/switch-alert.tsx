"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import type { Alert } from "@/lib/insight/alerts/schemas";
import { refreshAlerts, updateAlert } from "./queries";

/** Pauses or resumes an alert; a second press undoes it. */
export function SwitchAlert({ alert }: { alert: Alert }) {
  const client = useQueryClient();
  const isPaused = alert.status === "paused";
  const { mutate, isPending } = useMutation({
    mutationFn: () => updateAlert(alert.id, { status: isPaused ? "active" : "paused" }),
    onSuccess: async () => {
      await refreshAlerts(client);
      toast.success(isPaused ? "Alert resumed" : "Alert paused");
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <Button size="sm" variant="outline" isPending={isPending} onPress={() => mutate()}>
      {isPaused ? "Resume" : "Pause"}
      <span className="sr-only"> {alert.name}</span>
    </Button>
  );
}
