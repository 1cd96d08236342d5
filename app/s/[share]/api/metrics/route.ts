export { GET } from "@/app/api/metrics/route";
