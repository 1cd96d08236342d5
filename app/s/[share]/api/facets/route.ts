export { GET } from "@/app/api/facets/route";
