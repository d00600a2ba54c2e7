"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { ApiError } from "@/components/api-error";
import { DaysField } from "@/components/forms/days-field";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { CreateImportRequest } from "@/lib/tracking/imports/schemas";
import { CampaignField } from "./campaign-field";
import { LabelsField } from "./labels-field";
import { LinksField } from "./links-field";
import { MostCost } from "./most-cost";
import { createImport, importsQuery } from "./queries";

const FIELDS = ["text", "duration_days"] as const;

export function ImportForm() {
  const router = useRouter();
  const client = useQueryClient();
  const { control, handleSubmit, setError, formState } = useForm<CreateImportRequest>({
    resolver: zodResolver(CreateImportRequest),
    defaultValues: { text: "", duration_days: 7, campaign: null, labels: [] },
  });
  const submit = handleSubmit(async (request) => {
    try {
      const { id } = await createImport(request);
      router.push(`/videos/import/${id}`);
      await client.invalidateQueries({ queryKey: importsQuery.queryKey });
    } catch (error) {
      const invalid = FIELDS.filter((name) => error instanceof ApiError && error.field(name));
      for (const name of invalid)
        setError(name, { message: error instanceof ApiError ? error.field(name) : undefined }, { shouldFocus: true });
      if (invalid.length === 0) setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });
  const isSent = formState.isSubmitting || formState.isSubmitSuccessful;
  return (
    <Form onSubmit={submit} className="flex max-w-3xl flex-col gap-5">
      <LinksField control={control} />
      <DaysField control={control} name="duration_days" />
      {/* It may be opened before hydration; the attribute then belongs to the reader. */}
      <details suppressHydrationWarning className="group border-rule border-y">
        <summary className="tap-target flex min-h-11 cursor-pointer list-none items-center gap-2 font-medium">
          <ChevronRight aria-hidden size={16} className="text-muted group-open:rotate-90" />
          Campaign and labels
          <span className="font-normal text-muted">optional</span>
        </summary>
        <div className="grid gap-6 pt-1 pb-4 md:grid-cols-2">
          <CampaignField control={control} />
          <LabelsField control={control} />
        </div>
      </details>
      <MostCost control={control} />
      <FormError message={formState.errors.root?.message} />
      <div>
        <Button type="submit" isPending={isSent}>
          Check links
        </Button>
      </div>
    </Form>
  );
}
