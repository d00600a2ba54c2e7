import type { ReactNode } from "react";
import { Form } from "@/components/forms/form";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";

interface StartFormProps {
  platform: OwnerPlatform;
  /** Of an invitation; absent for a member's own account. */
  token?: string;
  /** The button. */
  children: ReactNode;
}

/** Leads to the platform's consent page. A form, because the browser leaves, and it works without a script. */
export function StartForm({ platform, token, children }: StartFormProps) {
  return (
    <Form action="/api/connect/start" worksWithoutScript>
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      <input type="hidden" name="platform" value={platform} />
      {children}
    </Form>
  );
}
