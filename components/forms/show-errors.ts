import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { ApiError } from "@/components/api-error";

/** Shows an error at its field, or below the form. */
export function showErrors<V extends FieldValues>(
  error: unknown,
  fields: readonly Path<V>[],
  setError: UseFormSetError<V>,
): void {
  for (const name of fields) {
    const message = error instanceof ApiError ? error.field(name) : undefined;
    if (!message) continue;
    setError(name, { message }, { shouldFocus: true });
    return;
  }
  setError("root", { message: error instanceof Error ? error.message : String(error) });
}
