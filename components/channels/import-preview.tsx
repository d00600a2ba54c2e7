import type { ReactNode } from "react";
import type { AudiencePreview } from "@/lib/channels/channels/audience-schemas";
import { plural } from "@/lib/core/format";
import { AudienceShares } from "./audience-shares";
import { CountryBars } from "./country-bars";

/** Renders the recognized data as it will appear, and the lines that were not recognized. */
export function ImportPreview({ preview: { audience, errors } }: { preview: AudiencePreview }) {
  const countries = sharesOf(audience.countries);
  // "femalte" is the REST API's spelling.
  const genders = sharesOf({ male: audience.genders.male, female: audience.genders.femalte });
  const { total, counts } = audience.ages;
  const ages = counts.map(([name, amount]) => ({ name, percent: total > 0 ? (amount / total) * 100 : 0 }));
  return (
    <section aria-label="Preview" className="flex flex-col gap-5">
      {errors.length > 0 && (
        <div role="alert" className="border-danger border-l-2 py-1 pl-3 text-sm">
          <p className="font-medium">
            {errors.length === 1 ? "One line was" : `${plural(errors.length, "line")} were`} not recognized. Fix the
            file, then choose it again.
          </p>
          <ul className="mt-1 max-h-40 overflow-y-auto" tabIndex={errors.length > 6 ? 0 : undefined}>
            {errors.map(({ line, message }) => (
              <li key={`${line} ${message}`} className="break-words">
                <span className="tabular-nums">Line {line}</span>: <bdi>{message}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-muted text-sm">
        {errors.length === 0 ? "Preview" : "Recognized so far"} Shares are in percent of the known values.
      </p>
      <Part title="Countries" isKnown={countries.length > 0}>
        <CountryBars shares={countries} />
      </Part>
      <Part title="Genders" isKnown={genders.length > 0}>
        <AudienceShares of="Gender" shares={genders} />
      </Part>
      <Part title="Ages" isKnown={ages.length > 0}>
        <AudienceShares of="Age" shares={ages} />
      </Part>
    </section>
  );
}

const sharesOf = (amounts: Record<string, number>) =>
  Object.entries(amounts).flatMap(([name, percent]) => (percent > 0 ? [{ name, percent }] : []));

function Part({ title, isKnown, children }: { title: string; isKnown: boolean; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-medium text-sm">{title}</h3>
      {isKnown ? children : <p className="text-muted text-sm">Not in the file.</p>}
    </div>
  );
}
