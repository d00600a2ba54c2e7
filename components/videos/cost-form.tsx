"use client";

import { Button } from "@heroui/react/button";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { NumberField } from "@heroui/react/number-field";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useController, useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { refreshVideos } from "@/components/queries";
import { toast } from "@/components/toast";
import { SetCostRequest } from "@/lib/tracking/videos/dashboard-schemas";
import { setVideoCost } from "./queries";

/** Sets what was paid for a video. */
export function CostForm({ id, cost }: { id: string; cost: number | null }) {
  const client = useQueryClient();
  const { control, handleSubmit, setError, formState } = useForm<SetCostRequest>({
    resolver: zodResolver(SetCostRequest),
    values: { cost_usd: cost },
    // The page refetches every minute, which must not overwrite typed text.
    resetOptions: { keepDirtyValues: true },
  });
  const { field, fieldState } = useController({ control, name: "cost_usd" });
  const { mutate, isPending } = useMutation({
    mutationFn: (request: SetCostRequest) => setVideoCost(id, request),
    onSuccess: async ({ cost_usd }) => {
      await refreshVideos(client);
      toast.success(cost_usd === null ? "Cost removed." : "Cost saved.");
    },
    onError: (error) => setError("cost_usd", { message: error.message }),
  });
  return (
    <Form className="flex flex-wrap items-end gap-2" onSubmit={handleSubmit((request) => mutate(request))}>
      <NumberField
        minValue={0}
        maxValue={1_000_000}
        formatOptions={{ style: "currency", currency: "USD" }}
        value={field.value ?? Number.NaN}
        onChange={(value) => field.onChange(Number.isNaN(value) ? null : value)}
        onBlur={field.onBlur}
        isInvalid={fieldState.invalid}
        validationBehavior="aria"
        className="w-44"
      >
        <Label>Cost of this video</Label>
        <NumberField.Group className="grid-cols-1">
          <NumberField.Input ref={field.ref} placeholder="$0.00" className="min-w-0 tabular-nums" />
        </NumberField.Group>
        {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
      </NumberField>
      {/* Never disabled: the field commits typed text on blur, which the same click triggers. */}
      <Button type="submit" variant={formState.isDirty ? "primary" : "outline"} isPending={isPending}>
        Save cost
      </Button>
    </Form>
  );
}
