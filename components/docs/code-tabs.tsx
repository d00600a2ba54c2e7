"use client";

import { useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { LANGUAGES, type Language } from "@/rest/schemas";
import { CodeText } from "./code-text";
import { useLanguage } from "./language";

const FENCES: Record<Language, string> = { curl: "sh", JavaScript: "javascript", Python: "python" };

/** The same code in several languages; the choice counts for every example on every page. */
export function CodeTabs({ examples }: { examples: Partial<Record<Language, string>> }) {
  const id = useId();
  const [chosen, choose] = useLanguage();
  const languages = LANGUAGES.filter((language) => examples[language] !== undefined);
  const shown = languages.find((language) => language === chosen) ?? languages[0] ?? "curl";
  const text = examples[shown] ?? "";
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border border-rule bg-(--background-side)">
      <div className="flex min-h-10 items-center justify-between gap-2 border-rule border-b pr-1.5 pl-2">
        <fieldset className="flex min-w-0 self-stretch">
          <legend className="sr-only">Language of the examples</legend>
          {languages.map((language) => (
            <label
              key={language}
              className="tap-target relative -mb-px flex cursor-pointer items-center border-transparent border-b-2 px-2 text-muted text-xs hover:text-foreground has-checked:border-accent has-checked:font-medium has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name={id}
                value={language}
                checked={language === shown}
                onChange={() => choose(language)}
                className="sr-only"
              />
              {language}
            </label>
          ))}
        </fieldset>
        <CopyButton text={text} label={`Copy: Example in ${shown}`} isIconOnly variant="ghost" />
      </div>
      <CodeText key={shown} text={text} language={FENCES[shown]} />
    </figure>
  );
}
