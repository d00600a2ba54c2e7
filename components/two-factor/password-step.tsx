"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { showErrors } from "@/components/forms/show-errors";
import { TextInput } from "@/components/forms/text-input";
import { type SecondFactorSetup, StartSetupRequest } from "@/lib/people/second-factor/schemas";
import { startSetup } from "./queries";

interface PasswordStepProps {
  onDone: (setup: SecondFactorSetup) => void;
  onCancel?: () => void;
}

export function PasswordStep({ onDone, onCancel }: PasswordStepProps) {
  const { control, handleSubmit, setError, formState } = useForm<StartSetupRequest>({
    resolver: zodResolver(StartSetupRequest),
    defaultValues: { current_password: "" },
  });
  const submit = handleSubmit(async (input) => {
    try {
      onDone(await startSetup(input));
    } catch (error) {
      showErrors(error, ["current_password"], setError);
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-col items-start gap-3">
      <TextInput
        control={control}
        name="current_password"
        label="Your password"
        type="password"
        autoComplete="current-password"
      />
      <FormError message={formState.errors.root?.message} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" isPending={formState.isSubmitting}>
          Continue
        </Button>
        {onCancel && (
          <Button variant="tertiary" onPress={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </Form>
  );
}
