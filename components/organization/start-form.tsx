"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { enterOrganization } from "@/components/session/enter-organization";
import { StartOrganizationRequest } from "@/lib/people/organizations/schemas";
import { startOrganization } from "./queries";

export function StartForm() {
  const { control, handleSubmit, setError, formState } = useForm<StartOrganizationRequest>({
    resolver: zodResolver(StartOrganizationRequest),
    defaultValues: { name: "" },
  });
  const submit = handleSubmit(async (input) => {
    try {
      await startOrganization(input);
      await enterOrganization();
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <TextInput control={control} name="name" label="Organization" autoComplete="organization" />
      <FormError message={formState.errors.root?.message} />
      <Button type="submit" fullWidth isPending={formState.isSubmitting}>
        Create organization
      </Button>
    </Form>
  );
}
