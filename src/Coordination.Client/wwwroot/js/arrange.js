// Where everything stands: groups in rows and columns like the days of a calendar, the tiles as large as lets
// everything fit while few places stay empty. A pure function of its argument, so that places stay put from one look
// to the next.

/** `names` are the widths of the groups' headings at a font of one pixel; empty when there is one group without a name. */
export function arrange(what) {
  return what.names.length ? inGroups(what) : inOneGroup(what);
}

const aspect = labelled => labelled ? 2.1 : 1;

function measures(size, rem, labelled) {
  const headSize = Math.max(rem * 0.36, Math.min(rem * 0.85, size * (labelled ? 0.4 : 0.62)));
  return {
    size, headSize, head: headSize * 1.55, gap: Math.max(1, Math.min(rem * 0.3, size * 0.16)),
    pad: Math.min(rem * 0.45, size * 0.3), between: Math.min(rem * 0.5, size * 0.34),
  };
}

function inGroups({ width, height, rem, counts, names, labelled }) {
  const most = Math.max(...counts), many = counts.length, widest = Math.max(...names);
  let best = null;
  for (let down = 1; down <= Math.min(most, 10); down++) {
    let low = 0.5, high = height;
    for (let turn = 0; turn < 24; turn++) {
      const size = (low + high) / 2;
      if (fit(size, down)) low = size;
      else high = size;
    }
    const plan = fit(low, down);
    if (!plan) continue;
    const filled = many / (plan.across * plan.rows);
    const score = low * filled * filled;
    if (!best || score > best.score) best = { ...plan, score };
  }
  return best && place(best);

  function fit(size, down) {
    const m = measures(size, rem, labelled), cell = size * aspect(labelled), columns = Math.ceil(most / down);
    // A name is cut to its first letters when tiles are tiny; otherwise it is whole, with room for two numbers.
    const heading = (size < rem * 0.6 ? Math.min(widest, 3.2) : widest + 3.4) * m.headSize;
    const wide = 2 * m.pad + Math.max(columns * (cell + m.gap) - m.gap, heading);
    const tall = 2 * m.pad + m.head + down * (size + m.gap) - m.gap;
    const across = Math.min(many, Math.floor((width + m.between) / (wide + m.between)));
    if (across < 1) return null;
    const rows = Math.ceil(many / across);
    return rows * (tall + m.between) - m.between <= height ? { ...m, cell, columns, down, across, rows } : null;
  }

  function place({ across, rows, columns, down, between, pad, head, headSize, gap, size, cell }) {
    const w = (width - (across - 1) * between) / across, h = (height - (rows - 1) * between) / rows;
    const inner = { w: w - 2 * pad, h: h - 2 * pad - head };
    const tw = Math.min((inner.w - (columns - 1) * gap) / columns, cell * 1.25), stepX = spread(inner.w, columns, tw);
    const th = Math.min((inner.h - (down - 1) * gap) / down, Math.max(size, tw * (labelled ? 1 : 1.1))), stepY = spread(inner.h, down, th);
    const groups = [], cells = [], groupOf = [];
    counts.forEach((count, g) => {
      const x = (g % across) * (w + between), y = Math.floor(g / across) * (h + between);
      groups.push({ x, y, w, h });
      for (let n = 0; n < count; n++) {
        groupOf.push(g);
        cells.push({ x: x + pad + (n % columns) * stepX, y: y + pad + head + Math.floor(n / columns) * stepY, w: tw, h: th });
      }
    });
    return { groups, cells, groupOf, named: true, pad, head, headSize, gap };

    function spread(room, number, one) {
      return number < 2 ? 0 : Math.min((room - one) / (number - 1), one + gap * 2);
    }
  }
}

function inOneGroup({ width, height, rem, counts, labelled }) {
  const count = Math.max(1, counts[0] ?? 0);
  let best = null;
  for (let across = 1; across <= count; across++) {
    const down = Math.ceil(count / across);
    const gap = Math.max(1, Math.min(rem * 0.45, Math.min(width / across, height / down) * 0.1));
    const w = (width - (across - 1) * gap) / across, h = (height - (down - 1) * gap) / down;
    if (w <= 0 || h <= 0) continue;
    const shape = Math.abs(Math.log(w / h / aspect(labelled)));
    const score = Math.sqrt(w * h) * count / (across * down) / (1 + shape);
    if (!best || score > best.score) best = { score, across, gap, w, h };
  }
  const cells = Array.from({ length: counts[0] ?? 0 }, (_, n) => ({
    x: (n % best.across) * (best.w + best.gap), y: Math.floor(n / best.across) * (best.h + best.gap), w: best.w, h: best.h,
  }));
  return {
    groups: [{ x: 0, y: 0, w: width, h: height }], cells, groupOf: cells.map(() => 0),
    named: false, pad: 0, head: 0, headSize: 0, gap: best.gap,
  };
}
