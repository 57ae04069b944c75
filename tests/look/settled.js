// Waits until the page has stood still for a moment: charts are drawn a frame after their place changed, and the worker
// answers when it can.
const STILL = 250;
const MOST = 8000;
await document.fonts.ready;
await new Promise((done) => {
  let timer;
  const end = () => {
    watch.disconnect();
    clearTimeout(timer);
    done();
  };
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(end)), STILL);
  };
  const watch = new MutationObserver(again);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  setTimeout(end, MOST);
  again();
});
