import type { Actor, MemberRole } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";
import type { Right } from "@/lib/core/right-rules";

const READ: readonly Right[] = [
  "videos:read",
  "channels:read",
  "usage:read",
  "campaigns:read",
  "follows:read",
  "alerts:read",
  "reports:read",
];
const WRITE: readonly Right[] = [
  ...READ,
  "videos:write",
  "campaigns:write",
  "alerts:write",
  "reports:write",
  "CLOUD_SCHEDULES",
];
const MANAGE: readonly Right[] = [...WRITE, "budgets:manage", "follows:write", "keys:manage", "organization:manage"];
const MEMBER_RIGHTS: Record<MemberRole, readonly Right[]> = {
  viewer: READ,
  member: WRITE,
  manager: MANAGE,
  owner: [...MANAGE, "organization:own"],
};

export function hasRight(actor: Actor, right: Right): boolean {
  if (actor.type === "system") return true;
  // Budgets, fees and rates have no key role of their own (contract F).
  if (actor.type === "key") return actor.roles.includes(right === "budgets:manage" ? "campaigns:write" : right);
  return MEMBER_RIGHTS[actor.role].includes(right);
}

/** @throws AppError forbidden */
export function assertRight(actor: Actor, right: Right): void {
  if (hasRight(actor, right)) return;
  throw forbidden(
    actor.type === "key" ? `This API key lacks the role ${right}` : `Your role does not allow this (${right})`,
  );
}
