"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { exportAccount } from "@/rest/dashboard/endpoints/account-data";

const DeleteAccount = lazyOnTouch(() => import("./delete-account").then((module) => module.DeleteAccount));

/** Downloads the person's data, and deletes their account. */
export function AccountData({ email }: { email: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap gap-2">
      <a
        href={hrefOf(exportAccount, {})}
        download="clipscope-account.json"
        className="button button--md button--outline"
      >
        Download my data
      </a>
      <Button variant="danger" onPress={() => setOpen(true)} {...DeleteAccount.touch}>
        Delete account
      </Button>
      {isOpen && <DeleteAccount email={email} onClose={() => setOpen(false)} />}
    </div>
  );
}
