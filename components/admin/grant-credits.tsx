"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { newIntent } from "@/components/intents";
import { useAct } from "@/components/use-act";
import { formatInteger, plural } from "@/lib/core/format";
import { GrantCreditsRequest, type OrganizationDetail } from "@/lib/operations/admin/schemas";
import { grantCredits, refreshAdmin } from "./queries";

export function GrantCredits({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name, credits } = organization;
  const [intent] = useState(newIntent);
  const { control, handleSubmit, setError, formState } = useForm<GrantCreditsRequest>({
    resolver: zodResolver(GrantCreditsRequest),
    defaultValues: { reason: "", idempotency_key: intent },
  });
  const act = useAct<GrantCreditsRequest>({
    fields: ["credits", "reason"],
    setError,
    onDone: onClose,
    refresh: refreshAdmin,
  });
  return (
    <FormDialog
      title={`Grant credits to ${name}`}
      submitLabel="Grant credits"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        act(`${plural(input.credits, "credit")} granted`, (signal) => grantCredits(id, input, signal)),
      )}
      onClose={onClose}
    >
      <p>
        Credits left: {formatInteger(credits.allotted)} monthly and {formatInteger(credits.purchased)} purchased.
        Granted credits never expire and are used after the monthly ones.
      </p>
      <NumberInput control={control} name="credits" label="Credits" />
      <TextInput
        control={control}
        name="reason"
        label="Reason"
        description="Shown to the organization's members"
        autoComplete="off"
      />
    </FormDialog>
  );
}
