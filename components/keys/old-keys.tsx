import { plural } from "@/lib/core/format";
import { ROTATE_AFTER_DAYS } from "@/lib/developers/keys/rules";
import type { KeyRow } from "@/lib/developers/keys/schemas";

/** Reminds of keys that should be rotated; renders nothing without any. */
export function OldKeys({ keys, canManage }: { keys: readonly KeyRow[]; canManage: boolean }) {
  const old = keys.filter(({ is_old, is_expired }) => is_old && !is_expired);
  if (old.length === 0) return null;
  return (
    <p role="note" className="mb-5 border-warning border-l-2 py-1 pl-3">
      <span className="font-medium">
        {plural(old.length, "key")} {old.length === 1 ? "is" : "are"} older than {ROTATE_AFTER_DAYS} days.
      </span>{" "}
      {canManage
        ? "Rotate them. Both keys work for as long as you choose, so nothing breaks."
        : "Ask an owner or a manager to rotate them."}
    </p>
  );
}
