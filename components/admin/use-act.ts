"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { toast } from "sonner";
import { ApiError } from "@/components/api-error";
import { isCanceled, noticeCanceled, useAbortable } from "@/components/use-cancelable-mutation";
import { refreshAdmin } from "./queries";

interface Act<V extends FieldValues> {
  /** Of the form: a fault is shown at the field that it is about. */
  fields: readonly Path<V>[];
  setError: UseFormSetError<V>;
  onDone: () => void;
  /** What to read anew afterwards; the admins' pages unless told. */
  refresh?: (client: QueryClient) => Promise<unknown>;
}

/** Runs what a form sends: closes with a notice when it is done, shows why if it failed. Closing the form aborts it. */
export function useAct<V extends FieldValues>({ fields, setError, onDone, refresh = refreshAdmin }: Act<V>) {
  const client = useQueryClient();
  const abortable = useAbortable();
  return async (done: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> => {
    // Of two clicks the first counts.
    if (abortable.isRunning()) return;
    try {
      await abortable.run(work);
      toast.success(done);
      onDone();
    } catch (error) {
      if (isCanceled(error)) noticeCanceled("this page shows the change");
      else show(error);
    }
    // After a refusal or a cancellation too: what has changed meanwhile must be seen.
    await refresh(client);
  };
  function show(error: unknown) {
    const field = fields.find((name) => error instanceof ApiError && error.field(name) !== undefined);
    const message = (field && error instanceof ApiError && error.field(field)) || faultOf(error);
    setError(field ?? "root", { message }, field ? { shouldFocus: true } : undefined);
  }
}

function faultOf(error: unknown): string {
  if (error instanceof ApiError && error.details[0]) return error.details[0].message;
  return error instanceof Error ? error.message : String(error);
}
