"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { toast } from "sonner";
import { ApiError } from "@/components/api-error";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { refreshBilling } from "./queries";

interface BillingAct<V extends FieldValues, A> {
  run: (input: V, signal: AbortSignal) => Promise<A>;
  /** What to say once it is done. */
  done: (answer: A) => string;
  /** Of the form: a fault is shown at the field that it is about. */
  fields: readonly Path<V>[];
  setError: UseFormSetError<V>;
  onClose: () => void;
}

/** Runs what a billing dialog sends: closes with a notice when it is done, tells why where it is not. */
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
    // After a refusal too: what a colleague did meanwhile is to be seen.
    onSettled: () => refreshBilling(client),
  });
}
