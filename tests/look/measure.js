// What is wrong with how the page lies, as [kind, where, words]: measured, so that no picture has to be looked at.
// Lengths are CSS pixels. Runs as the body of a function; its arguments are the width a page may take at most, and the
// least of what can be pressed.
const [MOST, LEAST] = arguments;
const root = document.documentElement;
const main = document.getElementById("main");
const found = [];

// An element by what its author calls it, below the nearest block that has a name.
const own = (it) => {
  const name = it.dataset?.testid ?? it.id;
  return name ? `[${name}]` : it.localName + [...it.classList].filter((one) => !one.startsWith("is-")).map((one) => `.${one}`).join("");
};
const where = (it) => {
  const path = [own(it)];
  for (let up = it.parentElement; up && up !== main && up !== document.body && path.length < 3; up = up.parentElement) {
    if (up.classList.length || up.id || up.dataset?.testid) path.unshift(own(up));
  }
  return path.join(" ");
};
const say = (kind, it, words = "") => found.push([kind, where(it), words.trim().replace(/\s+/g, " ").slice(0, 60)]);

const style = new Map();
const styled = (it) => style.get(it) ?? (style.set(it, getComputedStyle(it)), style.get(it));
const box = (rect) => ({ left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom });
const met = (a, b) => ({
  left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
});
const width = (it) => it.right - it.left;
const height = (it) => it.bottom - it.top;

// What cuts off the contents of an element: the elements around it that do not let them show.
const EVERYWHERE = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
const windows = new Map();
const seenThrough = (it) => {
  if (!it || it === document.body || it === root) return [];
  if (windows.has(it)) return windows.get(it);
  const its = styled(it);
  // What is taken out of the flow is cut off by what it is placed in.
  const placed = its.position === "absolute" || its.position === "fixed" ? it.offsetParent : it.parentElement;
  const all = its.position === "fixed" ? [] : [...seenThrough(placed)];
  if (its.overflowX !== "visible" && it.namespaceURI !== "http://www.w3.org/2000/svg") {
    const rect = it.getBoundingClientRect();
    const edge = { left: rect.left + it.clientLeft, top: rect.top + it.clientTop };
    all.push({
      it, left: edge.left, top: edge.top, right: edge.left + it.clientWidth, bottom: edge.top + it.clientHeight,
      scrolls: /auto|scroll/.test(its.overflowX + its.overflowY), ellipsis: its.textOverflow === "ellipsis",
    });
  }
  windows.set(it, all);
  return all;
};

// One number, perhaps with its unit. Of a name or a list, the beginning may do.
const isFigure = (words) => /^\S*\d\S*( \S{1,4})?$/.test(words);

// Every line of text that can be seen, and where.
const lines = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const words = node.data.trim();
  const it = node.parentElement;
  if (!words || !it.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || it.closest("option")) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const through = seenThrough(it);
  // Hidden for the eye, told to screen readers.
  if (through.some((window) => width(window) <= 2 || height(window) <= 2)) continue;
  for (const rect of range.getClientRects()) {
    if (rect.width < 1 || rect.height < 1) continue;
    const whole = box(rect);
    const seen = through.reduce(met, whole);
    if (width(seen) < 1 || height(seen) < 1) continue;
    lines.push({ it, node, words, seen });
    // From within: what scrolls into sight is not cut off.
    for (const window of through.toReversed()) {
      if (window.scrolls) break;
      const beyond = Math.max(rect.right - window.right, window.left - rect.left);
      const below = Math.max(rect.bottom - window.bottom, window.top - rect.top);
      const isCut = (beyond > 1.5 && (!window.ellipsis || isFigure(words))) || below > .35 * rect.height;
      if (isCut) {
        say("cut off", it, words);
        break;
      }
    }
  }
}
for (const it of document.querySelectorAll("input")) {
  if (!it.checkVisibility() || /checkbox|radio|range|file/.test(it.type)) continue;
  if (it.scrollWidth > it.clientWidth + 1 && isFigure(it.value)) say("cut off", it, it.value);
}

// A column that is too narrow for words breaks them into single letters.
const pieces = new Map();
for (const { it, node, words, seen } of lines) {
  if (/[a-z\u3400-\u9fff]{3}/i.test(words)) pieces.set(node, [...(pieces.get(node) ?? []), { it, words, seen }]);
}
for (const all of pieces.values()) {
  const { it, words } = all[0];
  const size = parseFloat(styled(it).fontSize);
  if (all.length > 4 && all.every(({ seen }) => width(seen) < 2.5 * size)) say("words broken into letters", it, words);
}

// Nothing makes the page itself scroll sideways.
if (root.scrollWidth > root.clientWidth + 1) {
  const beyond = [...document.body.querySelectorAll("*")].filter((it) => {
    const rect = it.getBoundingClientRect();
    return rect.width > 0 && rect.right > root.clientWidth + 1 && !seenThrough(it).some((window) => window.right <= root.clientWidth + 1);
  });
  const culprit = beyond.find((it) => !beyond.some((other) => other !== it && it.contains(other)));
  say("wider than the window", culprit ?? root, `${root.scrollWidth} px`);
}

// No text lies over another. Lines may touch: what counts is their middle.
const isCover = (it) => it.matches("dialog[open]")
  || (/sticky|fixed|absolute/.test(styled(it).position) && !/^(transparent|rgba\(.*, 0\))$/.test(styled(it).backgroundColor));
const covers = (it, upTo) => {
  for (let up = it; up && up !== upTo; up = up.parentElement) if (isCover(up)) return true;
  return false;
};
const cores = lines.map((line) => {
  const by = height(line.seen) * .22;
  return { ...line, core: { left: line.seen.left + .5, right: line.seen.right - .5, top: line.seen.top + by, bottom: line.seen.bottom - by } };
});
cores.sort((a, b) => a.core.top - b.core.top);
cores.forEach((a, at) => {
  for (let next = at + 1; next < cores.length && cores[next].core.top < a.core.bottom; next += 1) {
    const b = cores[next];
    const both = met(a.core, b.core);
    if (a.node === b.node || width(both) < 1.5 || height(both) < 1) continue;
    // A word in a chart and the halo that it is drawn on.
    if (a.words === b.words && Math.abs(a.seen.left - b.seen.left) < 1 && Math.abs(a.seen.top - b.seen.top) < 1) continue;
    let shared = a.it;
    while (!shared.contains(b.it)) shared = shared.parentElement;
    if (covers(a.it, shared) || covers(b.it, shared)) continue;
    say("text over text", a.it, `${a.words.slice(0, 28)} | ${b.words.slice(0, 28)}`);
  }
});

// What is pressed is large enough for a finger. Numbers and links in running text are as high as their line.
for (const it of document.querySelectorAll("button:not(.num), a[href], input, select, textarea, summary")) {
  if (!it.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || it.matches(".drawing__mark")) continue;
  const label = it.matches("input") ? it.closest("label") ?? it : it;
  const rect = label.getBoundingClientRect();
  const isInText = styled(it).display === "inline" && [...it.parentElement.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
  if (isInText || rect.bottom < 0 || seenThrough(it).some((window) => width(window) <= 2)) continue;
  if (Math.min(rect.width, rect.height) < LEAST - .05) say("smaller than a finger", it, `${rect.width.toFixed(1)} by ${rect.height.toFixed(1)} px`);
}

// The main part takes the width there is, and so does what it holds.
if (main) {
  const room = Math.min(main.parentElement.clientWidth, MOST);
  const rect = main.getBoundingClientRect();
  if (rect.width < room - 2) say("leaves width unused", main, `${Math.round(rect.width)} of ${room} px`);
  const end = rect.right - parseFloat(styled(main).paddingRight);
  const start = rect.left + parseFloat(styled(main).paddingLeft);
  const things = [...lines, ...[...main.querySelectorAll("svg, input, select, button, img")].map((it) => ({ it, seen: seenThrough(it).reduce(met, box(it.getBoundingClientRect())) }))]
    .filter(({ it, seen }) => main.contains(it) && width(seen) > 0 && height(seen) > 0);
  const reach = Math.max(...things.map(({ seen }) => seen.right));
  // A sentence alone may end early.
  if (things.length > 30 && reach < start + .8 * (end - start)) say("leaves width unused", main, `all lies left of ${Math.round(reach)} of ${Math.round(end)} px`);
  for (const it of [main, ...main.querySelectorAll("*")]) {
    if (it.scrollWidth <= it.clientWidth + 4 || !/auto|scroll/.test(styled(it).overflowX) || !it.checkVisibility()) continue;
    const its = it.getBoundingClientRect();
    const beside = { left: its.right + 1, top: its.top, right: end, bottom: its.bottom };
    if (width(beside) < 64 || its.height < 1) continue;
    const isTaken = things.some((thing) => !it.contains(thing.it) && width(met(thing.seen, beside)) > 0 && height(met(thing.seen, beside)) > 0);
    if (!isTaken) say("leaves width unused", it, `scrolls sideways beside ${Math.round(width(beside))} px of nothing`);
  }
}
return found;
