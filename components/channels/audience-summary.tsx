"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Placeholder } from "@/components/ui/placeholder";
import type { AudienceDetail } from "@/lib/channels/channels/audience-schemas";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { formatPercent } from "@/lib/core/format";
import { CountryName } from "./country-name";
import { audienceQuery } from "./queries";
import { GENDER_NAMES } from "./words";

type Shares = NonNullable<AudienceDetail["countries"]>["shares"];

const HEIGHT = 240;
const MOST_COUNTRIES = 4;
interface AudienceSummaryProps {
  channel: ChannelProfile;
  onOpen: () => void;
}

/** Who follows the channel, in a few figures. */
export function AudienceSummary({ channel, onOpen }: AudienceSummaryProps) {
  const { data, error, refetch } = useQuery(audienceQuery(channel.id));
  return (
    <section aria-labelledby="audience-summary" className="panel flex min-w-0 flex-col gap-4 p-4 md:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="audience-summary" className="font-semibold text-base">
          Audience
        </h2>
        <button type="button" onClick={onOpen} className="tap-target cursor-pointer text-link text-sm hover:underline">
          View audience
        </button>
      </div>
      {data ? (
        <Figures audience={data} />
      ) : error ? (
        <ErrorState title="The audience couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      ) : (
        <Placeholder height={HEIGHT} />
      )}
    </section>
  );
}

function Figures({ audience }: { audience: AudienceDetail }) {
  const { countries, genders, ages } = audience;
  const quality = audience.quality ?? audience.owner_quality;
  const age = ages && largest(ages.shares);
  const gender = genders && largest(genders.shares);
  return (
    <>
      <dl className="grid grid-cols-3 gap-x-4 gap-y-3">
        {quality && (
          <Fact name="Quality">
            {quality.grade}
            <span className="font-normal text-muted text-sm"> / 100</span>
          </Fact>
        )}
        {age && (
          <Fact name={`Aged ${age.name}`}>
            <span className="tabular-nums">{formatPercent(age.percent)}</span>
          </Fact>
        )}
        {gender && <Fact name={GENDER_NAMES[gender.name] ?? gender.name}>{formatPercent(gender.percent)}</Fact>}
      </dl>
      {countries && (
        <ul aria-label="Countries with the largest shares" className="flex flex-col gap-2 text-sm">
          {countries.shares.slice(0, MOST_COUNTRIES).map(({ name, percent }, _, [first]) => (
            <li key={name} className="flex flex-col gap-1">
              <span className="flex justify-between gap-3">
                <span className="truncate">
                  <CountryName code={name} />
                </span>
                <span className="tabular-nums">{formatPercent(percent)}</span>
              </span>
              <span aria-hidden className="h-1.5 rounded-full bg-default">
                <span
                  className="block h-full rounded-full bg-(--chart-1)"
                  style={{ width: `${(percent / Math.max(first?.percent ?? 1, 1)) * 100}%` }}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-auto text-muted text-xs">{basisOf(audience)}.</p>
    </>
  );
}

/** Where the shares come from and, if it is another source, where the quality does. */
function basisOf({ owner, import: imported, quality, owner_quality }: AudienceDetail): string {
  if (!owner && !imported) return quality ? "Estimated from a follower sample" : "Owner's statistics";
  const shares = owner ? "Owner's statistics" : "From the owner's export";
  if (quality) return `${shares}; quality is estimated from a follower sample`;
  return owner_quality && !owner ? `${shares}; quality is from the owner's statistics` : shares;
}

const largest = (shares: Shares) => shares.toSorted((a, b) => b.percent - a.percent)[0];

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-muted text-xs">{name}</dt>
      <dd className="font-medium text-xl tabular-nums">{children}</dd>
    </div>
  );
}
