"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { ApiError } from "@/components/api-error";
import { toast } from "@/components/toast";
import { isCanceled, noticeCanceled, useAbortable } from "@/components/use-cancelable-mutation";

interface Act<V extends FieldValues> {
  /** Names of the form's fields; a field error is shown at its field. */
  fields: readonly Path<V>[];
  setError: UseFormSetError<V>;
  onDone: () => void;
  /** Refreshes the queries that the form can have changed. */
  refresh: (client: QueryClient) => Promise<unknown>;
}

/**
 * Submits a form: on success closes it with a toast, on failure shows the reason. Closing the form aborts the request.
 */
export function useAct<V extends FieldValues>({ fields, setError, onDone, refresh }: Act<V>) {
  const client = useQueryClient();
  const abortable = useAbortable();
  return async (done: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> => {
    // Ignores the second click of a double click.
    if (abortable.isRunning()) return;
    try {
      await abortable.run(work);
      toast.success(done);
      onDone();
    } catch (error) {
      if (isCanceled(error)) noticeCanceled("this page shows the change");
      else show(error);
    }
    // Also after an error or a cancellation: the reader must see what has changed meanwhile.
    await refresh(client);
  };
  function show(error: unknown) {
    const field = fields.find((name) => error instanceof ApiError && error.field(name) !== undefined);
    const message = (field && error instanceof ApiError && error.field(field)) || messageOf(error);
    setError(field ?? "root", { message }, field ? { shouldFocus: true } : undefined);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ApiError && error.details[0]) return error.details[0].message;
  return error instanceof Error ? error.message : String(error);
}
