/**
 * What tells vehicles apart, for where there is little room: their labels without the words with which all of them begin.
 * "Noriai 1" and "Noriai 2" are 1 and 2; the label of a single vehicle stays whole.
 */
export function shortLabels(labels: string[]): Map<string, string> {
  const split = labels.map((label) => label.split(/\s+/));
  const [first, ...others] = split;
  let common = 0;
  if (first !== undefined && others.length > 0) {
    while (split.every((words) => words.length > common + 1 && words[common] === first[common])) {
      common += 1;
    }
  }
  return new Map(labels.map((label, i) => [label, split[i]?.slice(common).join(' ') ?? label]));
}
