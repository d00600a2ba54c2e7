/** What `notFound()` shows inside the shell. */
export { PageMissing as default } from "@/components/shell/page-missing";
