/** A key for one intent, made when a dialog opens. `randomUUID` is only there over https or on this machine. */
export function newIntent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
