"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { newIntent } from "@/components/intents";
import { formatInteger, plural } from "@/lib/core/format";
import { GrantPointsRequest, type OrganizationDetail } from "@/lib/operations/admin/schemas";
import { grantPoints } from "./queries";
import { useAct } from "./use-act";

export function GrantPoints({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name, points } = organization;
  const [intent] = useState(newIntent);
  const { control, handleSubmit, setError, formState } = useForm<GrantPointsRequest>({
    resolver: zodResolver(GrantPointsRequest),
    defaultValues: { reason: "", idempotency_key: intent },
  });
  const act = useAct<GrantPointsRequest>({ fields: ["points", "reason"], setError, onDone: onClose });
  return (
    <FormDialog
      title={`Grant points to ${name}`}
      submitLabel="Grant points"
      isPending={formState.isSubmitting}
      fault={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        act(`${plural(input.points, "point")} granted`, (signal) => grantPoints(id, input, signal)),
      )}
      onClose={onClose}
    >
      <p>
        It has {formatInteger(points.allotted)} of this month and {formatInteger(points.purchased)} bought ones. Granted
        points never expire and are used after the month's.
      </p>
      <NumberInput control={control} name="points" label="Points" />
      <TextInput control={control} name="reason" label="Reason" description="Its members read it" autoComplete="off" />
    </FormDialog>
  );
}
