// @ts-check
// Loaded ahead of a server (`node --import`) whose stdin is a pipe from the process that started it: the pipe
// closes also where that process was killed and could stop nothing. The server's own workers load it too; they have
// another parent, and another stdin.
if (process.env.CALLBOARD_PARENT === String(process.ppid)) {
  const stop = () => process.kill(process.pid, "SIGTERM");
  process.stdin.once("end", stop);
  process.stdin.once("error", stop);
  process.stdin.resume();
}
