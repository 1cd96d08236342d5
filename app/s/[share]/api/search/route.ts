export { GET } from "@/app/api/search/route";
