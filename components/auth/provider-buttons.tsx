"use client";

import { Button } from "@heroui/react/button";
import { Form } from "@/components/forms/form";

interface ProviderButtonsProps {
  providers: readonly { id: string; name: string }[];
  /** A path of this site, already validated. */
  destination: string;
}

/** Ways to sign in with an account elsewhere; nothing without any. */
export function ProviderButtons({ providers, destination }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  return (
    <div className="mt-6 flex flex-col gap-3 border-rule border-t pt-6">
      {providers.map(({ id, name }) => (
        <Form key={id} action={`/api/auth/identity/${id}/start`} worksWithoutScript>
          <input type="hidden" name="from" value={destination} />
          <Button type="submit" variant="outline" fullWidth>
            Continue with {name}
          </Button>
        </Form>
      ))}
    </div>
  );
}
