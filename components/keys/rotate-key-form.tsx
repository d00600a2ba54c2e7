"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useController, useForm } from "react-hook-form";
import { api } from "@/components/api";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { keysQuery } from "@/components/queries";
import { Modal } from "@/components/ui/modal";
import { Time } from "@/components/ui/time";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { type CreatedKey, type KeyRow, RotateKeyRequest } from "@/lib/developers/keys/schemas";
import { rotateKey } from "@/rest/dashboard/endpoints/keys";
import { PillChoice } from "./pill-choice";
import { EXPIRIES } from "./roles";
import { OVERLAPS } from "./words";

interface RotateKeyFormProps {
  rotating: KeyRow;
  onRotated: (created: CreatedKey) => void;
  onCancel: () => void;
}

export function RotateKeyForm({ rotating, onRotated, onCancel }: RotateKeyFormProps) {
  const client = useQueryClient();
  const { control, handleSubmit } = useForm<RotateKeyRequest>({
    resolver: zodResolver(RotateKeyRequest),
    defaultValues: { overlap_hours: 24, expires_in_days: lifetimeOf(rotating) },
  });
  const { field: overlap } = useController({ control, name: "overlap_hours" });
  const { field: expiry } = useController({ control, name: "expires_in_days" });
  const rotate = useCancelableMutation({
    canceledMeans: "the key is in the list: revoke it if you don't need it",
    onCanceled: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
    send: (signal, body: RotateKeyRequest) => api(rotateKey, { params: { id: rotating.id }, body, signal }),
    onSuccess: async (created) => {
      onRotated(created);
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
  });
  return (
    <Form onSubmit={handleSubmit((input) => rotate.mutate(input))} className="flex min-h-0 flex-col">
      <Modal.Header>
        <Modal.Heading>
          Rotate the key “<bdi>{rotating.name}</bdi>”
        </Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-5">
        <p>
          This creates a new key with the same name and roles. The key that ends in{" "}
          <code className="font-mono">{rotating.hint}</code> keeps working for as long as you choose, so that you can
          update your programs.
        </p>
        <PillChoice legend="Old key keeps working for" options={OVERLAPS} {...overlap} />
        {rotating.expires_at && (
          <p className="text-muted">
            It expires <Time value={rotating.expires_at} /> at the latest.
          </p>
        )}
        <PillChoice legend="New key expires" options={EXPIRIES} {...expiry} />
        <FormError message={rotate.error?.message} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>
          Cancel
        </Button>
        <Button type="submit" isPending={rotate.isPending}>
          Rotate key
        </Button>
      </Modal.Footer>
    </Form>
  );
}

/** The old key's own lifetime if it is one of the choices. */
function lifetimeOf({ created_at, expires_at }: KeyRow): number | null {
  if (expires_at === null) return null;
  const days = Math.round((Date.parse(expires_at) - Date.parse(created_at)) / DAY_MS);
  return EXPIRIES.some(({ value }) => value === days) ? days : 90;
}
