"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useController, useForm } from "react-hook-form";
import { api } from "@/components/api";
import { FormDialog } from "@/components/forms/form-dialog";
import { keysQuery } from "@/components/queries";
import { useAct } from "@/components/use-act";
import { type KeyRow, LimitKeyRequest } from "@/lib/developers/keys/schemas";
import { limitKey } from "@/rest/dashboard/endpoints/keys";
import { RangesField } from "./ranges-field";

/** Sets which addresses may use a key. */
export function LimitKey({ limiting, onClose }: { limiting: KeyRow; onClose: () => void }) {
  const { id, name } = limiting;
  const { control, handleSubmit, setError, formState } = useForm<LimitKeyRequest>({
    resolver: zodResolver(LimitKeyRequest),
    defaultValues: { allowed_ranges: limiting.allowed_ranges },
  });
  const { field, fieldState } = useController({ control, name: "allowed_ranges" });
  const act = useAct<LimitKeyRequest>({
    fields: ["allowed_ranges"],
    setError,
    onDone: onClose,
    refresh: (client) => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  return (
    <FormDialog
      title={`Allowed addresses of “${name}”`}
      submitLabel="Save addresses"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((body) =>
        act("Allowed addresses saved", (signal) => api(limitKey, { params: { id }, body, signal })),
      )}
      onClose={onClose}
    >
      <p>Requests from other addresses return 403. A change takes effect immediately.</p>
      <RangesField value={field.value} onChange={field.onChange} error={fieldState.error?.message} />
    </FormDialog>
  );
}
