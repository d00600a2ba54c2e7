"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { ChoiceInput } from "@/components/forms/choice-input";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { PLAN_NAMES, PLANS } from "@/lib/billing/rules";
import { formatInteger } from "@/lib/core/format";
import { type OrganizationDetail, Plan, PlanRequest } from "@/lib/operations/admin/schemas";
import { refreshAdmin, setPlan } from "./queries";

const OPTIONS = Plan.options.map((id) => ({ id, name: PLAN_NAMES[id] }));

export function ChangePlan({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name, plan: before, credits } = organization;
  const { control, handleSubmit, setError, formState } = useForm<PlanRequest>({
    resolver: zodResolver(PlanRequest),
    defaultValues: { plan: before, reason: "" },
  });
  const plan = useWatch({ control, name: "plan" });
  const act = useAct<PlanRequest>({ fields: ["reason"], setError, onDone: onClose, refresh: refreshAdmin });
  const terms = PLANS[plan];
  return (
    <FormDialog
      title={`Plan of ${name}`}
      submitLabel="Change plan"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        act(`Plan changed to ${PLAN_NAMES[input.plan]}`, (signal) => setPlan(id, input, signal)),
      )}
      onClose={onClose}
    >
      <ChoiceInput control={control} name="plan" label="Plan" options={OPTIONS} />
      <p>
        {PLAN_NAMES[plan]}: {formatInteger(terms.ratePerMinute)} requests per minute for each key,{" "}
        {formatInteger(terms.maxVideos)} concurrent videos, {formatInteger(terms.creditsPerMonth)} credits per month.
        Custom limits stay.
      </p>
      {plan !== before && (
        <p className="border-warning border-l-2 pl-3">
          {PLAN_NAMES[before]} → {PLAN_NAMES[plan]}. The remaining {formatInteger(credits.allotted)} monthly credits
          expire, and the new plan's allotment starts today. Purchased credits stay.
        </p>
      )}
      <TextInput control={control} name="reason" label="Reason (optional)" autoComplete="off" />
    </FormDialog>
  );
}
