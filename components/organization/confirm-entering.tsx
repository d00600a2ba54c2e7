"use client";

import type { ComponentProps } from "react";
import { enterOrganization } from "@/components/session/enter-organization";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";

interface ConfirmEnteringProps extends Omit<ComponentProps<typeof ConfirmDialog>, "mutation" | "onConfirm"> {
  send: (signal: AbortSignal) => Promise<unknown>;
}

/** Confirms a change of what the person can enter. Pending until the next page loads. */
export function ConfirmEntering({ send, ...dialog }: ConfirmEnteringProps) {
  const mutation = useCancelableMutation({
    send: async (signal) => {
      await send(signal);
      await enterOrganization();
    },
  });
  return <ConfirmDialog {...dialog} mutation={mutation} onConfirm={() => mutation.mutate()} />;
}
