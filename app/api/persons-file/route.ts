import { extractPerson, personParameters } from "@/lib/server/calls/extract-person";
import { route } from "@/lib/server/http/route";

export const GET = route(
  { access: "data:extract", own: personParameters },
  ({ reader, search, request, signal }) => extractPerson(reader, search, request, signal),
);
