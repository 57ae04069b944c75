// Opens all that is folded on the page, and shows the table of every chart. Whether there was anything to open.
const folded = [...document.querySelectorAll("main details:not([open])")];
const charts = [...document.querySelectorAll("main .frame__tools button[aria-pressed=false]")];
folded.forEach((it) => { it.open = true; });
charts.forEach((it) => it.click());
return folded.length + charts.length > 0;
