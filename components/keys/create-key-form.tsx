"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useController, useForm } from "react-hook-form";
import { api } from "@/components/api";
import { CheckboxChoice } from "@/components/forms/checkbox-choice";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { keysQuery } from "@/components/queries";
import { Modal } from "@/components/ui/modal";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { DEFAULT_KEY_ROLES } from "@/lib/core/key-role-schemas";
import { type CreatedKey, CreateKeyRequest } from "@/lib/developers/keys/schemas";
import { createKey } from "@/rest/dashboard/endpoints/keys";
import { PillChoice } from "./pill-choice";
import { RangesField } from "./ranges-field";
import { EXPIRIES, ROLES } from "./roles";

interface CreateKeyFormProps {
  onCreated: (created: CreatedKey) => void;
  onCancel: () => void;
}

export function CreateKeyForm({ onCreated, onCancel }: CreateKeyFormProps) {
  const client = useQueryClient();
  const { control, handleSubmit } = useForm<CreateKeyRequest>({
    resolver: zodResolver(CreateKeyRequest),
    defaultValues: { name: "", roles: [...DEFAULT_KEY_ROLES], expires_in_days: null, allowed_ranges: [] },
  });
  const { field: expiry } = useController({ control, name: "expires_in_days" });
  const { field: ranges, fieldState: rangesState } = useController({ control, name: "allowed_ranges" });
  const create = useCancelableMutation({
    canceledMeans: "the key is in the list: revoke it if you don't need it",
    onCanceled: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
    send: (signal, body: CreateKeyRequest) => api(createKey, { body, signal }),
    onSuccess: async (created) => {
      onCreated(created);
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
  });
  return (
    <Form onSubmit={handleSubmit((input) => create.mutate(input))} className="flex min-h-0 flex-col">
      <Modal.Header>
        <Modal.Heading>Create key</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-5">
        <TextInput
          control={control}
          name="name"
          label="Name"
          description="For example, the program that will use it"
          autoComplete="off"
        />
        <CheckboxChoice control={control} name="roles" label="Roles" options={ROLES} />
        <PillChoice legend="Expires" options={EXPIRIES} {...expiry} />
        <RangesField value={ranges.value ?? []} onChange={ranges.onChange} error={rangesState.error?.message} />
        <FormError message={create.error?.message} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>
          Cancel
        </Button>
        <Button type="submit" isPending={create.isPending}>
          Create key
        </Button>
      </Modal.Footer>
    </Form>
  );
}
