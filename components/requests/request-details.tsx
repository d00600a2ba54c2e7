"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { useReaderTime } from "@/components/ui/time-zone";
import { plural } from "@/lib/core/format";
import type { RequestRow } from "@/lib/developers/requests/schemas";
import { durationWords, formatExact, statusWords } from "./words";

/** Everything stored about a call, which excludes its query and body. */
export function RequestDetails({ request }: { request: RequestRow }) {
  const reader = useReaderTime();
  const { key, operation } = request;
  return (
    <div className="flex flex-col gap-3 pb-4 md:pl-7">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Fact name="Request ID">
          <span className="flex flex-wrap items-center gap-2">
            <code className="wrap-anywhere select-all font-mono text-xs">{request.request_id}</code>
            <CopyButton text={request.request_id} label="Copy request ID" />
          </span>
        </Fact>
        <Fact name="Time">
          {formatExact(request.at, reader)} <span className="text-muted">{reader.zone}</span>
        </Fact>
        <Fact name="Call">
          <code className="wrap-anywhere font-mono text-xs">
            {request.method} {request.path}
          </code>
        </Fact>
        <Fact name="Route">
          <code className="wrap-anywhere font-mono text-xs">{request.route}</code>
          {operation && (
            <TextLink href={`/docs#${operation.id}`}>
              {operation.summary}
              <span className="sr-only">, in the documentation</span>
            </TextLink>
          )}
        </Fact>
        <Fact name="Status">
          {request.status} <span className="text-muted">{statusWords(request.status)}</span>
        </Fact>
        <Fact name="Duration">
          {durationWords(request.duration_ms)} <span className="text-muted">until the response started</span>
        </Fact>
        <Fact name="Credits">
          {request.credits === 0 ? "none charged" : `${plural(request.credits, "credit")} charged`}
        </Fact>
        <Fact name="Key">
          {key.is_revoked ? (
            <>
              <bdi>{key.name}</bdi> <span className="font-mono text-muted text-xs">…{key.hint}</span>{" "}
              <span className="text-muted">revoked since</span>
            </>
          ) : (
            <>
              <bdi>{key.name}</bdi> <span className="font-mono text-muted text-xs">…{key.hint}</span>
              <TextLink href={`/keys#key-${key.id}`}>View key</TextLink>
            </>
          )}
        </Fact>
      </dl>
      <p className="text-muted text-xs">Queries, bodies and keys are never stored.</p>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="tap-target ml-3 text-link underline underline-offset-2">
      {children}
    </Link>
  );
}
