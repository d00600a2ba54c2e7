import { Button } from "@heroui/react/button";
import { type ButtonVariants, buttonVariants } from "@heroui/styles";
import { Plus } from "lucide-react";
import type { Sample } from "@/components/dev/sample";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";

const VARIANTS = ["primary", "secondary", "tertiary", "outline", "ghost", "danger"] as const;
const NOTHING = () => {};

type Variant = NonNullable<ButtonVariants["variant"]>;

/** The look that a pointer or the keyboard gives, without either. */
function Held({ variant, by }: { variant: Variant; by: "data-hovered" | "data-focus-visible" | "data-pressed" }) {
  return (
    <span className={buttonVariants({ variant })} {...{ [by]: "true" }}>
      {variant}
    </span>
  );
}

const row = (show: (variant: Variant) => React.ReactNode) => (
  <div className="flex flex-wrap gap-2">{VARIANTS.map(show)}</div>
);

export const BUTTONS: readonly Sample[] = [
  {
    name: "Button",
    note: "HeroUI's, in the variants that the product uses.",
    states: {
      Default: row((variant) => (
        <Button key={variant} variant={variant}>
          {variant}
        </Button>
      )),
      Hovered: row((variant) => <Held key={variant} variant={variant} by="data-hovered" />),
      Pressed: row((variant) => <Held key={variant} variant={variant} by="data-pressed" />),
      "With keyboard focus": row((variant) => <Held key={variant} variant={variant} by="data-focus-visible" />),
      Disabled: row((variant) => (
        <Button key={variant} variant={variant} isDisabled>
          {variant}
        </Button>
      )),
      Pending: row((variant) => (
        <Button key={variant} variant={variant} isPending>
          {variant}
        </Button>
      )),
      Small: row((variant) => (
        <Button key={variant} variant={variant} size="sm">
          {variant}
        </Button>
      )),
      "Icon only": (
        <Button isIconOnly variant="outline" aria-label="Add">
          <Plus aria-hidden />
        </Button>
      ),
      "Long text": <Button onPress={NOTHING}>Send the verification email again</Button>,
    },
  },
  {
    name: "LinkButton",
    states: {
      Primary: <LinkButton href="#linkbutton">Track video</LinkButton>,
      "Outline, small": (
        <LinkButton href="#linkbutton" variant="outline" size="sm">
          Open documentation
        </LinkButton>
      ),
      "Long text": <LinkButton href="#linkbutton">Import videos from a CSV file</LinkButton>,
    },
  },
  {
    name: "CopyButton",
    note: "After a press, it says for 2.5 seconds whether the text was copied.",
    states: {
      "With text": <CopyButton text="vid_sample" label="Copy key" />,
      "Icon only": <CopyButton text="vid_sample" label="Copy video ID" isIconOnly />,
    },
  },
];
