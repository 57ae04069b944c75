// What axe finds on the page as it stands, as [kind, where, words].
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => [`axe: ${id}`, target.flat().join(" "), help]));
