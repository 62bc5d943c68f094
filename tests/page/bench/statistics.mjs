// Medians, percentiles and a table.

/** The value below which a part of the sorted values lies. */
export function quantile(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/** A measure over several runs: its median and, in brackets, the least and the most. */
export function spread(values, unit, digits = 1) {
  const show = (value) => value.toFixed(digits);
  return `${show(quantile(values, 0.5))} ${unit} (${show(Math.min(...values))}–${show(Math.max(...values))})`;
}

/** Rows of measure, value and aim as a Markdown table. */
export function table(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(['Measure', 'Value', 'Aim']), line(['---', '---', '---']), ...rows.map(line)].join('\n');
}
