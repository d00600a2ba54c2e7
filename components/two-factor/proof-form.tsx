"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { showErrors } from "@/components/forms/show-errors";
import { TextInput } from "@/components/forms/text-input";
import { toast } from "@/components/toast";
import { TurnOffRequest } from "@/lib/people/second-factor/schemas";
import { renewCodes, turnOff, twoFactorQuery } from "./queries";

interface ProofFormProps {
  act: "off" | "new-codes";
  onCodes: (codes: readonly string[]) => void;
  onClose: () => void;
}

const LABELS = { off: "Turn off two-factor authentication", "new-codes": "Create new recovery codes" };

/** Requires password and code before a change of the second factor. */
export function ProofForm({ act, onCodes, onClose }: ProofFormProps) {
  const client = useQueryClient();
  const { control, handleSubmit, setError, formState } = useForm<TurnOffRequest>({
    resolver: zodResolver(TurnOffRequest),
    defaultValues: { current_password: "", code: "" },
  });
  const submit = handleSubmit(async (input) => {
    try {
      if (act === "new-codes") {
        onCodes((await renewCodes(input)).recovery_codes);
      } else {
        client.setQueryData(twoFactorQuery.queryKey, await turnOff(input));
        toast.success("Two-factor authentication is off");
        onClose();
      }
      await client.invalidateQueries({ queryKey: twoFactorQuery.queryKey });
    } catch (error) {
      showErrors(error, ["current_password", "code"], setError);
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-col items-start gap-3">
      <p className="text-muted">
        {act === "off" ? "Sign-in then requires only your password." : "The previous codes stop working."}
      </p>
      <TextInput
        control={control}
        name="current_password"
        label="Your password"
        type="password"
        autoComplete="current-password"
      />
      <TextInput
        control={control}
        name="code"
        label="Code"
        description="From your app, or a recovery code"
        autoComplete="one-time-code"
      />
      <FormError message={formState.errors.root?.message} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant={act === "off" ? "danger" : "primary"} isPending={formState.isSubmitting}>
          {LABELS[act]}
        </Button>
        <Button variant="tertiary" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
