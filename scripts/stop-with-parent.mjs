// @ts-check
// Loaded ahead of a server (`node --import`) whose stdin is a pipe from the process that started it: the pipe
// closes also where that process was killed and could stop nothing.
process.stdin.once("end", () => process.kill(process.pid, "SIGTERM"));
process.stdin.once("error", () => process.kill(process.pid, "SIGTERM"));
process.stdin.resume();
process.stdin.unref();
