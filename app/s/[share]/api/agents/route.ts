export { GET } from "@/app/api/agents/route";
