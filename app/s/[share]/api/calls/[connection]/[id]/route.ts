export { GET } from "@/app/api/calls/[connection]/[id]/route";
