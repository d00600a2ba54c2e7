"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useForm, useWatch } from "react-hook-form";
import { ApiError } from "@/components/api-error";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { toast } from "@/components/toast";
import { Modal } from "@/components/ui/modal";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { parseProfile, typeOfLink } from "@/lib/channels/subscribers/rules";
import { AddSocialAccountRequest } from "@/lib/channels/subscribers/schemas";
import { addAccount, refreshSubscribers } from "./queries";
import { TypeChoice } from "./type-choice";
import { accountWords, platformName } from "./words";

/** The request, with the name's format checked before sending. */
const AddFormValues = AddSocialAccountRequest.superRefine(({ type, username }, check) => {
  if (username === "" || parseProfile(type, username)) return;
  const message = `Enter a username or profile link on ${platformName(type)}`;
  check.addIssue({ code: "custom", path: ["username"], message });
});

interface AddFormProps {
  onAdded: (id: string) => void;
  onCancel: () => void;
}

export function AddForm({ onAdded, onCancel }: AddFormProps) {
  const client = useQueryClient();
  const { control, handleSubmit, setError, setValue, formState } = useForm<AddSocialAccountRequest>({
    resolver: zodResolver(AddFormValues),
    defaultValues: { type: "TIKTOK", username: "" },
  });
  const username = useWatch({ control, name: "username" });
  useEffect(() => {
    // A link implies its platform.
    const type = typeOfLink(username);
    if (type) setValue("type", type);
  }, [username, setValue]);
  const { mutate, isPending } = useCancelableMutation({
    send: (signal, request: AddSocialAccountRequest) => addAccount(request, signal),
    onSuccess: async (account) => {
      await refreshSubscribers(client);
      toast.success(`${accountWords(account)} added`);
      onAdded(account.id);
    },
    onCanceled: () => refreshSubscribers(client),
    onError: (error) => {
      const message = error instanceof ApiError ? messageOf(error) : undefined;
      if (message) setError("username", { message }, { shouldFocus: true });
      else setError("root", { message: error.message });
    },
  });
  return (
    <Form onSubmit={handleSubmit((request) => mutate(request))} className="flex min-h-0 flex-col">
      <Modal.Header>
        <Modal.Heading>Add account</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-5">
        <TypeChoice control={control} />
        <TextInput
          control={control}
          name="username"
          label="Username or link"
          placeholder="@yourbrand"
          description="Clipscope gets the first count now, then updates it daily"
          autoComplete="off"
        />
        <FormError message={formState.errors.root?.message} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>
          Cancel
        </Button>
        <Button type="submit" isPending={isPending}>
          {isPending ? "Contacting the platform…" : "Add account"}
        </Button>
      </Modal.Footer>
    </Form>
  );
}

/** The error for the name: its own, or that the account is already listed. */
const messageOf = (error: ApiError) => error.field("username") ?? (error.status === 409 ? error.message : undefined);
