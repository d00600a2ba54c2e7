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
import { CopyButton } from "@/components/ui/copy-button";
import { ConfirmSetupRequest, type SecondFactorSetup } from "@/lib/people/second-factor/schemas";
import { confirmSetup, twoFactorQuery } from "./queries";

interface ConfirmCodeProps {
  setup: SecondFactorSetup;
  onDone: (codes: readonly string[]) => void;
  onCancel?: () => void;
}

/** Shows the secret as a QR code and as text, and takes the first code. */
export function ConfirmCode({ setup: { secret, qr }, onDone, onCancel }: ConfirmCodeProps) {
  const client = useQueryClient();
  const { control, handleSubmit, setError, formState } = useForm<ConfirmSetupRequest>({
    resolver: zodResolver(ConfirmSetupRequest),
    defaultValues: { code: "" },
  });
  const submit = handleSubmit(async (input) => {
    try {
      const { recovery_codes } = await confirmSetup(input);
      toast.success("Two-factor authentication is on");
      onDone(recovery_codes);
      await client.invalidateQueries({ queryKey: twoFactorQuery.queryKey });
    } catch (error) {
      showErrors(error, ["code"], setError);
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-col items-start gap-3">
      <p>Scan this with an authenticator app, such as Google Authenticator, 1Password or Aegis.</p>
      {/* Dark on white in both themes: many cameras don't read inverted codes. */}
      <svg
        role="img"
        aria-label="QR code for your authenticator app"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
        className="size-48 rounded-md border border-border bg-white"
      >
        <path d={qr.path} fill="#000" />
      </svg>
      <div className="w-full">
        <p className="text-muted">Or enter this key in the app:</p>
        <div className="mt-1 flex flex-wrap items-center gap-2 rounded-md border border-border bg-default/50 p-2">
          <code data-testid="two-factor-secret" className="min-w-0 flex-1 select-all break-all font-mono">
            {secret}
          </code>
          <CopyButton text={secret} label="Copy key" />
        </div>
      </div>
      <TextInput
        control={control}
        name="code"
        label="Code from the app"
        description="Six digits"
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <FormError message={formState.errors.root?.message} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" isPending={formState.isSubmitting}>
          Turn on
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
