/** Watches the memory of this process until it is asked for; MB of 1,000,000 bytes. */
export function watchMemory(): { peak(): number } {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss() / 1e6);
  };
  look();
  const timer = setInterval(look, 20);
  timer.unref();
  return {
    peak() {
      clearInterval(timer);
      look();
      return most;
    },
  };
}
