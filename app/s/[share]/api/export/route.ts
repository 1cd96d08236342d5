export { GET } from "@/app/api/export/route";
