"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { toast } from "sonner";
import { ApiError } from "@/components/api";
import { refreshAdmin } from "./queries";

interface Act<V extends FieldValues> {
  /** Of the form: a fault is shown at the field that it is about. */
  fields: readonly Path<V>[];
  setError: UseFormSetError<V>;
  onDone: () => void;
  /** What to read anew afterwards; the admins' pages unless told. */
  refresh?: (client: QueryClient) => Promise<unknown>;
}

/** Runs an act of a form: closes with a notice when it is done, tells why where it is not. */
export function useAct<V extends FieldValues>({ fields, setError, onDone, refresh = refreshAdmin }: Act<V>) {
  const client = useQueryClient();
  return async (done: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      toast.success(done);
      onDone();
    } catch (error) {
      const field = fields.find((name) => error instanceof ApiError && error.field(name) !== undefined);
      const message = (field && error instanceof ApiError && error.field(field)) || faultOf(error);
      setError(field ?? "root", { message }, field ? { shouldFocus: true } : undefined);
    }
    // After a refusal too: what another window did meanwhile is to be seen.
    await refresh(client);
  };
}

function faultOf(error: unknown): string {
  if (error instanceof ApiError && error.details[0]) return error.details[0].message;
  return error instanceof Error ? error.message : String(error);
}
