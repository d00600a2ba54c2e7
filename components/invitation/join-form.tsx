"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { showErrors } from "@/components/forms/show-errors";
import { TextInput } from "@/components/forms/text-input";
import { enterOrganization } from "@/components/session/enter-organization";
import { openSession } from "@/components/session/open-session";
import { JoinRequest } from "@/lib/people/invitations/schemas";
import { MIN_PASSWORD_LENGTH } from "@/lib/people/users/schemas";
import { joinByInvitation } from "./queries";

const JoinFields = JoinRequest.pick({ name: true, password: true });
type JoinFields = Omit<JoinRequest, "token">;

/** For an invited address without an account: the link has confirmed the address, so it can't be changed here. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const { control, handleSubmit, setError, formState } = useForm<JoinFields>({
    resolver: zodResolver(JoinFields),
    defaultValues: { name: "", password: "" },
  });
  const submit = handleSubmit(async (input) => {
    try {
      await joinByInvitation({ token, ...input });
    } catch (error) {
      return showErrors(error, ["name", "password"], setError);
    }
    const error = await openSession({ email, password: input.password });
    if (!error) return enterOrganization();
    // The account exists, but there is no session.
    window.location.assign("/sign-in");
    return new Promise<void>(() => {});
  });
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <p className="font-medium">Email</p>
        <p className="break-all text-muted">{email}</p>
      </div>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextInput control={control} name="name" label="Your name" autoComplete="name" />
      <TextInput
        control={control}
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        description={`At least ${MIN_PASSWORD_LENGTH} characters`}
      />
      <FormError message={formState.errors.root?.message} />
      <Button type="submit" fullWidth isPending={formState.isSubmitting}>
        Create account and join
      </Button>
    </Form>
  );
}
