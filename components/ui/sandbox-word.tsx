/** Says that all figures of the page are made up. */
export function SandboxWord() {
  return (
    <span
      className="w-fit rounded-sm border border-warning/50 px-1.5 py-px font-medium text-warning text-xs"
      title="The platforms are simulated on this machine: videos and numbers are made up."
    >
      sandbox data
    </span>
  );
}
