"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { useAct } from "@/components/use-act";
import type { RetentionPreview } from "@/lib/operations/retention/schemas";
import {
  choicesOf,
  isShorter,
  RETENTION,
  RETENTION_KINDS,
  type RetentionKind,
} from "@/lib/people/organizations/retention-rules";
import type { Retention } from "@/lib/people/organizations/schemas";
import { previewRetention, refreshOrganization, setRetention } from "./queries";
import { RetentionDeletions } from "./retention-deletions";
import { periodName } from "./words";

/** Null is an option too: permanently. */
const toPeriod = (value: string | number | null) => (value === "" || value === null ? null : Number(value));

/** Chooses periods. Shorter ones are saved after a second step that shows what they delete. */
export function EditRetention({ retention, onClose }: { retention: Retention; onClose: () => void }) {
  const { register, handleSubmit, watch, setError, formState } = useForm<Retention>({ defaultValues: retention });
  const [deletions, setDeletions] = useState<RetentionPreview["deletions"] | null>(null);
  const act = useAct<Retention>({ fields: [], setError, onDone: onClose, refresh: refreshOrganization });
  const shorterIn = (chosen: Retention) =>
    RETENTION_KINDS.filter((kind) => isShorter(chosen[kind], retention[kind])).map((kind) => [kind, chosen[kind]]);
  const submit = handleSubmit(async (chosen) => {
    const shorter = shorterIn(chosen);
    if (shorter.length === 0 || deletions) return act("Data retention saved", (signal) => setRetention(chosen, signal));
    try {
      setDeletions((await previewRetention(Object.fromEntries(shorter))).deletions);
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });
  const isReview = deletions !== null;
  return (
    <FormDialog
      title={isReview ? "Records to delete" : "Data retention"}
      submitLabel={isReview ? "Save and delete" : shorterIn(watch()).length > 0 ? "Review deletions" : "Save retention"}
      isDangerous={isReview}
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={isReview ? () => setDeletions(null) : onClose}
    >
      {isReview ? (
        <RetentionDeletions deletions={deletions} />
      ) : (
        <>
          <p>Records older than the period you choose are deleted.</p>
          {RETENTION_KINDS.map((kind) => (
            <PeriodField key={kind} kind={kind} field={register(kind, { setValueAs: toPeriod })} />
          ))}
        </>
      )}
    </FormDialog>
  );
}

interface PeriodFieldProps {
  kind: RetentionKind;
  field: ReturnType<ReturnType<typeof useForm<Retention>>["register"]>;
}

function PeriodField({ kind, field }: PeriodFieldProps) {
  return (
    <label className="flex items-center justify-between gap-4">
      <span className="font-medium">{RETENTION[kind].name}</span>
      <select {...field} className="input min-h-11 w-40 px-2 md:min-h-9">
        {choicesOf(kind).map((period) => (
          <option key={period} value={period ?? ""}>
            {periodName(period)}
          </option>
        ))}
      </select>
    </label>
  );
}
