"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { ApiError } from "@/components/api-error";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { Modal } from "@/components/ui/modal";
import { useTimeZone } from "@/components/ui/time-zone";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { ReportOf } from "@/lib/insight/reports/report-rules";
import type { Report } from "@/lib/insight/reports/schemas";
import { fieldOf, newValues, type ReportValues, valuesOf } from "./form-values";
import { refreshReports } from "./queries";
import { ReportFields } from "./report-fields";

interface ReportFormProps<Request, Saved> {
  title: string;
  submitLabel: string;
  of: ReportOf;
  /** A new report's title, or the report to edit. */
  start: string | Report;
  schema: z.ZodType<Request>;
  requestOf: (values: ReportValues, zone: string) => unknown;
  send: (request: Request, signal: AbortSignal) => Promise<Saved>;
  onSaved: (saved: Saved) => void;
  onCancel: () => void;
}

/** The form of a report, as the content of a dialog. */
export function ReportForm<Request, Saved>(props: ReportFormProps<Request, Saved>) {
  const { title, submitLabel, of, start, schema, requestOf, onSaved, onCancel } = props;
  const client = useQueryClient();
  const zone = useTimeZone();
  const before = typeof start === "string" ? null : start;
  const { control, handleSubmit, setError, formState } = useForm<ReportValues>({
    defaultValues: before ? valuesOf(before, zone) : newValues(String(start)),
  });
  const showErrors = (errors: readonly { field: string; message: string }[]) => {
    for (const [index, { field, message }] of errors.entries())
      setError(fieldOf(field), { message }, { shouldFocus: index === 0 });
  };
  const { mutate, isPending } = useCancelableMutation({
    send: (signal, request: Request) => props.send(request, signal),
    canceledMeans: before ? "the list shows the change" : "the report is in the list: revoke it if you don't need it",
    onSuccess: async (saved) => {
      onSaved(saved);
      await refreshReports(client);
    },
    onCanceled: () => refreshReports(client),
    onError: (error) =>
      error instanceof ApiError && error.details.length > 0
        ? showErrors(error.details)
        : setError("root", { message: error.message }),
  });
  const submit = handleSubmit((values) => {
    const request = schema.safeParse(requestOf(values, zone));
    if (request.success) return mutate(request.data);
    showErrors(request.error.issues.map(({ path, message }) => ({ field: path.join("."), message })));
  });
  return (
    <Form onSubmit={submit} className="flex min-h-0 flex-col">
      <Modal.Header>
        <Modal.Heading>{title}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-4">
        <ReportFields control={control} of={of} isNew={before === null} hasPassword={before?.has_password ?? false} />
        <FormError message={formState.errors.root?.message} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>
          Cancel
        </Button>
        <Button type="submit" isPending={isPending}>
          {submitLabel}
        </Button>
      </Modal.Footer>
    </Form>
  );
}
