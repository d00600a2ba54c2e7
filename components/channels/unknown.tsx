/** Instead of a value that isn't known. */
export function Unknown() {
  return (
    <span className="text-muted">
      <span aria-hidden>—</span>
      <span className="sr-only">unknown</span>
    </span>
  );
}
