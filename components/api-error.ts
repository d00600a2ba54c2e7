/** An error response of the dashboard's own API. `status` is 0 if the server was not reached. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly status: number,
    message: string,
    readonly details: readonly { field: string; message: string }[] = [],
    /** The whole body, for errors with extra fields (402: `spendable_usd`, `estimated_usd`). */
    readonly body: unknown = null,
  ) {
    super(message);
  }

  /** Returns the error message of one form field. */
  field(name: string): string | undefined {
    return this.details.find((detail) => detail.field === name)?.message;
  }
}
