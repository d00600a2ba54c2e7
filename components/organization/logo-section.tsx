"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ImageUp } from "lucide-react";
import { useRef } from "react";
import { ApiError } from "@/components/api-error";
import { FormError } from "@/components/forms/form-error";
import { toast } from "@/components/toast";
import { Logo } from "@/components/ui/logo";
import { LOGO_FORMATS, LOGO_MAX_BYTES } from "@/lib/people/organizations/rules";
import type { OwnOrganization } from "@/lib/people/organizations/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { getLogo } from "@/rest/dashboard/endpoints/organization";
import { refreshOrganization, removeLogo, setLogo } from "./queries";

const MAX_SIZE = `${LOGO_MAX_BYTES / 2 ** 20} MB`;

interface LogoSectionProps {
  organization: OwnOrganization;
  canManage: boolean;
}

/** The logo of shared reports, and for managers the ways to change it. */
export function LogoSection({ organization, canManage }: LogoSectionProps) {
  const { name, logo_at } = organization;
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const change = useMutation({
    mutationFn: async (file: File | null) =>
      file === null ? removeLogo() : setLogo({ picture: await toBase64(file) }),
    onSuccess: (_, file) => toast.success(file === null ? "Logo removed" : "Logo updated"),
    onSettled: () => refreshOrganization(client),
  });
  if (!canManage && logo_at === null) return null;
  return (
    <section aria-labelledby="logo" className="mt-10">
      <h2 id="logo" className="font-semibold text-base">
        Logo
      </h2>
      <p className="mt-1 max-w-prose text-muted">
        Shown on white at the top of shared reports and of their emails.
        {canManage && ` PNG, JPEG or WebP, up to ${MAX_SIZE}.`}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {logo_at !== null && <Logo src={hrefOf(getLogo, { query: { at: logo_at } })} organization={name} />}
        {canManage && (
          <>
            <Button variant="outline" size="sm" isPending={change.isPending} onPress={() => input.current?.click()}>
              <ImageUp aria-hidden />
              {logo_at === null ? "Upload logo" : "Replace logo"}
            </Button>
            {logo_at !== null && (
              <Button variant="ghost" size="sm" isDisabled={change.isPending} onPress={() => change.mutate(null)}>
                Remove logo
              </Button>
            )}
            <input
              ref={input}
              type="file"
              hidden
              aria-label="Logo"
              accept={LOGO_FORMATS.join(",")}
              onChange={({ target }) => {
                const file = target.files?.[0];
                if (file) change.mutate(file);
                // Allows choosing the same file again after it was corrected.
                target.value = "";
              }}
            />
          </>
        )}
      </div>
      <div className="mt-2">
        <FormError message={change.error ? messageOf(change.error) : undefined} />
      </div>
    </section>
  );
}

async function toBase64(file: File): Promise<string> {
  if (file.size > LOGO_MAX_BYTES) throw new Error(`${file.name} is larger than ${MAX_SIZE}. Save it smaller.`);
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${file.name} couldn't be read.`));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(",") + 1);
}

function messageOf(error: Error): string {
  return (error instanceof ApiError && error.field("picture")) || error.message;
}
