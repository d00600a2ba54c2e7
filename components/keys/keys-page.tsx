"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { keysQuery } from "@/components/queries";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import type { KeyRow } from "@/lib/developers/keys/schemas";
import { KeyTable } from "./key-table";
import { OldKeys } from "./old-keys";
import { RevokeKey } from "./revoke-key";
import { KEYS_TITLE, keysAnswer } from "./words";

const CreateKey = lazyOnTouch(() => import("./create-key").then((module) => module.CreateKey));
const LimitKey = lazyOnTouch(() => import("./limit-key").then((module) => module.LimitKey));
const RotateKey = lazyOnTouch(() => import("./rotate-key").then((module) => module.RotateKey));

export function KeysPage({ canManage }: { canManage: boolean }) {
  const { data, error, isPending, refetch } = useQuery(keysQuery);
  const [isCreating, setIsCreating] = useState(false);
  const [limiting, setLimiting] = useState<KeyRow | null>(null);
  const [rotating, setRotating] = useState<KeyRow | null>(null);
  const [revoking, setRevoking] = useState<KeyRow | null>(null);
  const keys = data?.keys ?? [];
  const create = canManage && (
    <Button onPress={() => setIsCreating(true)} {...CreateKey.touch}>
      <Plus aria-hidden />
      Create key
    </Button>
  );
  return (
    <>
      <PageHeader
        title={KEYS_TITLE}
        description={data ? keysAnswer(keys) : error ? undefined : "Loading…"}
        actions={keys.length > 0 && create}
      />
      {error && !data && (
        <ErrorState title="API keys couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={3} label="Loading keys" />}
      {data && keys.length === 0 && (
        <EmptyState title="No API keys yet" action={create}>
          {canManage ? "Create a key to use the REST API from your code." : "Owners and managers can create keys."}
        </EmptyState>
      )}
      <OldKeys keys={keys} canManage={canManage} />
      {keys.length > 0 && (
        <KeyTable
          keys={keys}
          onLimit={canManage ? setLimiting : undefined}
          onRotate={canManage ? setRotating : undefined}
          onRevoke={canManage ? setRevoking : undefined}
        />
      )}
      <p className="mt-6 max-w-prose text-muted">
        Send the key in the header <code className="font-mono text-foreground">X-API-Key</code>. See{" "}
        <a href="/docs" className="text-link underline underline-offset-2">
          the API documentation
        </a>
        .
      </p>
      {canManage && <CreateKey isOpen={isCreating} onClose={() => setIsCreating(false)} />}
      {limiting && <LimitKey limiting={limiting} onClose={() => setLimiting(null)} />}
      <RotateKey isOpen={rotating !== null} rotating={rotating} keys={keys} onClose={() => setRotating(null)} />
      <RevokeKey revoking={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}
