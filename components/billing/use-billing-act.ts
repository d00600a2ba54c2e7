"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { ApiError } from "@/components/api-error";
import { toast } from "@/components/toast";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { refreshBilling } from "./queries";

interface BillingAct<V extends FieldValues, A> {
  run: (input: V, signal: AbortSignal) => Promise<A>;
  /** The toast shown on success. */
  done: (answer: A) => string;
  /** Names of the form's fields; a field error is shown at its field. */
  fields: readonly Path<V>[];
  setError: UseFormSetError<V>;
  onClose: () => void;
}

/** Submits a billing dialog: on success closes it with a toast, on failure shows the reason. */
export function useBillingAct<V extends FieldValues, A>({ run, done, fields, setError, onClose }: BillingAct<V, A>) {
  const client = useQueryClient();
  return useCancelableMutation({
    send: (signal, input: V) => run(input, signal),
    onSuccess: (answer) => {
      toast.success(done(answer));
      onClose();
    },
    onError: (error) => {
      const field = error instanceof ApiError ? fields.find((name) => error.field(name)) : undefined;
      const message = (field && error instanceof ApiError && error.field(field)) || error.message;
      setError(field ?? "root", { message }, field ? { shouldFocus: true } : undefined);
    },
    // Also after an error: the reader must see what a colleague changed meanwhile.
    onSettled: () => refreshBilling(client),
  });
}
