"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { AUTO_TOP_UP_FIELDS } from "@/components/forms/auto-top-up-fields";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { useAct } from "@/components/use-act";
import type { AutoTopUp as Rule } from "@/lib/billing/schemas";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";
import { refreshAdmin, setAutoTopUp } from "./queries";

const ALL_OR_NONE = "Enter all three amounts, or leave all three empty";
const Amount = z.number().nullable();
const Form = z
  .object({ below_usd: Amount, amount_usd: Amount, monthly_usd: Amount })
  .refine((form) => ruleOf(form) !== null || Object.values(form).every((usd) => usd === null), {
    path: ["below_usd"],
    message: ALL_OR_NONE,
  });
type Form = { [field in keyof Rule]: number | null };

function ruleOf({ below_usd, amount_usd, monthly_usd }: Form): Rule | null {
  if (below_usd === null || amount_usd === null || monthly_usd === null) return null;
  return { below_usd, amount_usd, monthly_usd };
}

export function AutoTopUp({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name, auto_top_up: rule } = organization;
  const { control, handleSubmit, setError, formState } = useForm<Form>({
    resolver: zodResolver(Form),
    defaultValues: rule ?? { below_usd: null, amount_usd: null, monthly_usd: null },
  });
  const act = useAct<Form>({
    fields: ["below_usd", "amount_usd", "monthly_usd"],
    setError,
    onDone: onClose,
    refresh: refreshAdmin,
  });
  return (
    <FormDialog
      title={`Auto top-up for ${name}`}
      submitLabel="Save rule"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((form) => {
        const next = ruleOf(form);
        return act(next ? "Auto top-up saved" : "Auto top-up turned off", (signal) =>
          setAutoTopUp(id, { rule: next }, signal),
        );
      })}
      onClose={onClose}
    >
      <p>
        Checked every minute. Each top-up is recorded in the ledger and the audit log. Owners and managers get an email
        when the monthly maximum is reached. To turn auto top-up off, clear all three fields.
      </p>
      {AUTO_TOP_UP_FIELDS.map((field) => (
        <NumberInput key={field.name} control={control} usdDigits={2} empty={null} {...field} />
      ))}
    </FormDialog>
  );
}
