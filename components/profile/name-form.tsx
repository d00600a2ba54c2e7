"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { toast } from "@/components/toast";
import { PersonName } from "@/lib/people/users/schemas";
import { profileQuery, updateProfile } from "./queries";

const NameRequest = z.object({ name: PersonName });
type NameRequest = z.infer<typeof NameRequest>;

export function NameForm({ name }: { name: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const { control, handleSubmit, setError, reset, formState } = useForm<NameRequest>({
    resolver: zodResolver(NameRequest),
    defaultValues: { name },
  });
  const submit = handleSubmit(async (input) => {
    try {
      const profile = await updateProfile(input);
      client.setQueryData(profileQuery.queryKey, profile);
      reset({ name: profile.name });
      toast.success("Name saved");
      // It is shown in the sidebar.
      router.refresh();
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-col items-start gap-3">
      <TextInput control={control} name="name" label="Your name" autoComplete="name" />
      <FormError message={formState.errors.root?.message} />
      <Button type="submit" variant="outline" isPending={formState.isSubmitting}>
        Save name
      </Button>
    </Form>
  );
}
