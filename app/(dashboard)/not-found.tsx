/** What `notFound()` shows within the shell. */
export { PageMissing as default } from "@/components/shell/page-missing";
