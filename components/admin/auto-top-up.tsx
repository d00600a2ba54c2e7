"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import type { OrganizationDetail, AutoTopUp as Rule } from "@/lib/operations/admin/schemas";
import { FormDialog } from "./form-dialog";
import { NumberInput } from "./number-input";
import { setAutoTopUp } from "./queries";
import { useAct } from "./use-act";

const ALL_OR_NONE = "Fill in all three, or none to end the rule";
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
  const act = useAct<Form>({ fields: ["below_usd", "amount_usd", "monthly_usd"], setError, onDone: onClose });
  return (
    <FormDialog
      title={`Automatic top-up of ${name}`}
      submitLabel="Save rule"
      isPending={formState.isSubmitting}
      fault={formState.errors.root?.message}
      onSubmit={handleSubmit((form) => {
        const next = ruleOf(form);
        return act(next ? "The automatic top-up is set" : "The automatic top-up has ended", (signal) =>
          setAutoTopUp(id, { rule: next }, signal),
        );
      })}
      onClose={onClose}
    >
      <p>
        Looked at each minute. What it books, and that it stopped at the month's maximum, stands in the audit log;
        owners and managers are told by mail when it stops. Three empty fields end it.
      </p>
      <NumberInput
        control={control}
        name="below_usd"
        label="When less than this can be spent"
        usdDigits={2}
        empty={null}
      />
      <NumberInput
        control={control}
        name="amount_usd"
        label="Book this"
        usdDigits={2}
        empty={null}
        description="From $10.00 on, and at least the amount above"
      />
      <NumberInput
        control={control}
        name="monthly_usd"
        label="At most this a month"
        usdDigits={2}
        empty={null}
        description="Calendar months in UTC"
      />
    </FormDialog>
  );
}
