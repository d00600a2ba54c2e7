import { CodeBlock } from "@/components/ui/code-block";
import { LANGUAGES, type Language } from "@/rest/schemas";

/** The style sheet selects the visible example, without a script. Each class must appear here in full. */
const SHOWN: Record<Language, string> = {
  curl: "hidden group-has-[[value=curl]:checked]/examples:block",
  JavaScript: "hidden group-has-[[value=JavaScript]:checked]/examples:block",
  Python: "hidden group-has-[[value=Python]:checked]/examples:block",
};

export function CodeExamples({ id, examples }: { id: string; examples: Record<Language, string> }) {
  return (
    <div className="group/examples">
      <fieldset className="mb-2 flex gap-1">
        <legend className="sr-only">Language of the example</legend>
        {LANGUAGES.map((language, index) => (
          <label
            key={language}
            className="tap-target relative flex min-h-8 cursor-pointer items-center rounded-md px-2.5 text-muted hover:text-foreground has-checked:bg-default has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={`language-${id}`}
              value={language}
              defaultChecked={index === 0}
              className="sr-only"
            />
            {language}
          </label>
        ))}
      </fieldset>
      {LANGUAGES.map((language) => (
        <div key={language} className={SHOWN[language]}>
          <CodeBlock label={`Example in ${language}`}>{examples[language]}</CodeBlock>
        </div>
      ))}
    </div>
  );
}
