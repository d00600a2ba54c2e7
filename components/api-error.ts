/** An error answer of the dashboard's own API. `status` 0: the server was not reached. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly status: number,
    message: string,
    readonly details: readonly { field: string; message: string }[] = [],
    /** The whole body, for refusals that say more (402: `spendable_usd`, `estimated_usd`). */
    readonly body: unknown = null,
  ) {
    super(message);
  }

  /** The fault of one field, for a form. */
  field(name: string): string | undefined {
    return this.details.find((detail) => detail.field === name)?.message;
  }
}
