"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { ApiError } from "@/components/api-error";
import { CheckboxChoice } from "@/components/forms/checkbox-choice";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { Modal } from "@/components/ui/modal";
import { isCanceled, noticeCanceled, useAbortable } from "@/components/use-cancelable-mutation";
import { CreateEndpointRequest } from "@/lib/outbound/webhooks/schemas";
import { refreshWebhooks } from "./queries";
import { EVENTS } from "./words";

interface WebhookFormProps {
  title: string;
  submitLabel: string;
  initial: CreateEndpointRequest;
  /** Errors are shown: at the URL field if it is invalid. */
  onSubmit: (input: CreateEndpointRequest, signal: AbortSignal) => Promise<void>;
  onCancel: () => void;
}

export function WebhookForm({ title, submitLabel, initial, onSubmit, onCancel }: WebhookFormProps) {
  const { control, handleSubmit, setError, formState } = useForm<CreateEndpointRequest>({
    resolver: zodResolver(CreateEndpointRequest),
    defaultValues: initial,
  });
  const client = useQueryClient();
  const abortable = useAbortable();

  const submit = handleSubmit(async (input) => {
    // Only the first of two clicks counts.
    if (abortable.isRunning()) return;
    try {
      await abortable.run((signal) => onSubmit(input, signal));
    } catch (error) {
      if (isCanceled(error)) {
        noticeCanceled("the webhook shows the change");
        return refreshWebhooks(client);
      }
      const atUrl = error instanceof ApiError ? error.field("url") : undefined;
      if (atUrl) setError("url", { message: atUrl }, { shouldFocus: true });
      else setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });

  return (
    <Form onSubmit={submit} className="flex min-h-0 flex-col">
      <Modal.Header>
        <Modal.Heading>{title}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-5">
        <TextInput
          control={control}
          name="url"
          label="URL"
          type="url"
          inputMode="url"
          placeholder="https://example.com/clipscope"
          description="Must be reachable from the internet and return 2xx within 15 seconds"
          autoComplete="off"
        />
        <CheckboxChoice control={control} name="events" label="Events" options={EVENTS} />
        <FormError message={formState.errors.root?.message} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>
          Cancel
        </Button>
        <Button type="submit" isPending={formState.isSubmitting}>
          {submitLabel}
        </Button>
      </Modal.Footer>
    </Form>
  );
}
