"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { SuspendRequest } from "@/lib/operations/admin/schemas";
import { refreshAdmin } from "./queries";

interface ReasonDialogProps {
  title: string;
  submitLabel: string;
  isDangerous?: boolean;
  reasonDescription: string;
  /** The toast shown on success. */
  done: string;
  act: (reason: string, signal: AbortSignal) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** Renders the dialog of an action that needs only a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, submitLabel, isDangerous, reasonDescription, done, act, onClose, children } = props;
  const { control, handleSubmit, setError, formState } = useForm<SuspendRequest>({
    resolver: zodResolver(SuspendRequest),
    defaultValues: { reason: "" },
  });
  const run = useAct<SuspendRequest>({ fields: ["reason"], setError, onDone: onClose, refresh: refreshAdmin });
  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      isDangerous={isDangerous}
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit(({ reason }) => run(done, (signal) => act(reason, signal)))}
      onClose={onClose}
    >
      {children}
      <TextInput control={control} name="reason" label="Reason" description={reasonDescription} autoComplete="off" />
    </FormDialog>
  );
}
