export { GET } from "@/app/api/calls/route";
