import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <Placeholder height={28} className="w-64" />
      <Placeholder height={36} />
      <Placeholder height={120} />
      <PlaceholderRows rows={6} label="Loading the organization" />
    </div>
  );
}
