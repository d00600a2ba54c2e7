"use client";

import { BUTTONS } from "@/components/dev/buttons";
import { CHART_PARTS } from "@/components/dev/chart-parts";
import { CHARTS } from "@/components/dev/charts";
import { CHOICES } from "@/components/dev/choices";
import { DIALOGS } from "@/components/dev/dialogs";
import { FEEDBACK } from "@/components/dev/feedback";
import { FIELDS } from "@/components/dev/fields";
import { FIGURES } from "@/components/dev/figures";
import { IDENTITY } from "@/components/dev/identity";
import { LISTS } from "@/components/dev/lists";
import { NAVIGATION } from "@/components/dev/navigation";
import { anchorOf, type SampleGroup, SampleSection } from "@/components/dev/sample";
import { SHARES } from "@/components/dev/shares";
import { TABLES } from "@/components/dev/tables";
import { PageHeader } from "@/components/ui/page-header";
import { ThemeSwitch } from "@/components/ui/theme-switch";

const GROUPS: readonly SampleGroup[] = [
  { name: "Buttons", samples: BUTTONS },
  { name: "Figures and times", samples: FIGURES },
  { name: "Videos and platforms", samples: IDENTITY },
  { name: "Navigation", samples: NAVIGATION },
  { name: "Choices and search", samples: CHOICES },
  { name: "Feedback", samples: FEEDBACK },
  { name: "Tables and text", samples: TABLES },
  { name: "Lists", samples: LISTS },
  { name: "Form fields", samples: FIELDS },
  { name: "Dialogs", samples: DIALOGS },
  { name: "Charts", samples: CHARTS },
  { name: "Parts of charts", samples: CHART_PARTS },
  { name: "Shares and maps", samples: SHARES },
];

/**
 * Renders every shared component in its states. test/gallery fails if one is missing.
 * @param group the anchor of the only group to show
 */
export function Gallery({ group }: { group?: string }) {
  const groups = group === undefined ? GROUPS : GROUPS.filter(({ name }) => anchorOf(name) === group);
  return (
    <div className="mx-auto w-full max-w-[100rem] px-4 py-6 md:px-8">
      <PageHeader
        title="Components"
        description="Every shared component in its states, with fixed data. Switch the theme to see the other one."
        actions={<ThemeSwitch />}
      />
      <div className="gap-10 lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Contents groups={groups} />
        <main className="flex min-w-0 flex-col gap-12">
          {groups.map(({ name, samples }) => (
            <section key={name} aria-labelledby={anchorOf(name)} className="flex min-w-0 flex-col gap-8">
              <h2 id={anchorOf(name)} className="border-border border-b pb-2 font-semibold text-lg">
                {name}
              </h2>
              {samples.map((sample) => (
                <SampleSection key={sample.name} sample={sample} />
              ))}
            </section>
          ))}
        </main>
      </div>
    </div>
  );
}

function Contents({ groups }: { groups: readonly SampleGroup[] }) {
  return (
    <nav
      aria-label="Contents"
      className="mb-8 columns-2 lg:sticky lg:top-6 lg:mb-0 lg:max-h-[calc(100dvh-3rem)] lg:columns-1 lg:self-start lg:overflow-y-auto"
    >
      {groups.map(({ name, samples }) => (
        <div key={name} className="mb-4 break-inside-avoid">
          <ContentsLink name={name} className="font-medium" />
          <ul>
            {samples.map((sample) => (
              <li key={sample.name}>
                <ContentsLink name={sample.name} className="text-muted text-xs" />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function ContentsLink({ name, className }: { name: string; className: string }) {
  return (
    <a
      href={`#${anchorOf(name)}`}
      className={`tap-target block rounded-sm py-0.5 hover:text-foreground hover:underline ${className}`}
    >
      {name}
    </a>
  );
}
