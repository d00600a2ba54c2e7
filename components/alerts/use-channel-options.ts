"use client";

import { useQuery } from "@tanstack/react-query";
import { alertChannelsQuery, alertChoicesQuery } from "./queries";
import { CHANNEL_NAMES } from "./words";

/**
 * Returns where an alert can send to: confirmed addresses of members with the reader's own first, webhooks and saved
 * channels, and what it sends to already.
 */
export function useChannelOptions(chosen: readonly string[]) {
  const choices = useQuery(alertChoicesQuery).data;
  const saved = useQuery(alertChannelsQuery).data?.channels ?? [];
  const members = (choices?.members ?? []).toSorted((a, b) => Number(b.is_you) - Number(a.is_you));
  const options = [
    ...members.map(({ email }) => ({ id: `email:${email}`, name: `Email to ${email}` })),
    ...(choices?.has_webhook ? [{ id: "webhook", name: "Webhook: alert.triggered" }] : []),
    ...saved.map(({ type, id, name }) => ({ id: `${type}:${id}`, name: `${CHANNEL_NAMES[type]} ${name}` })),
  ];
  const kept = chosen.filter((id) => !options.some((option) => option.id === id));
  const own = members[0]?.is_you ? `email:${members[0].email}` : null;
  return {
    options: [...options, ...kept.map((id) => ({ id, name: nameOf(id) }))],
    /** The reader's own address among the options; null if it is unconfirmed, or not known yet. */
    own,
    isUnconfirmed: choices !== undefined && own === null,
  };
}

const nameOf = (id: string): string => (id === "webhook" ? "Webhook" : `Email to ${id.replace(/^email:/, "")}`);
