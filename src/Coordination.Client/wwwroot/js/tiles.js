// Paints a board's tiles on one canvas. Knows nothing of frames: it is told an arrangement (groups, labels, counts)
// and then changes, five numbers a tile: place, look, open, overdue, on duty (Areas/Wall/TileLook.cs packs them).
import { arrange } from './arrange.js';

const FADE = 300;
const OFF = 4, OVERDUE = 8, LEVEL = 3, BUSY = 1, ALERT = 2;
const STRIDE = 5;

export function create(canvas) {
  const ink = canvas.getContext('2d');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let groups = [], labels = [], cells = [], plan = null, palette = null, frame = 0;
  const dirty = new Set(), dirtyGroups = new Set();

  const look = () => ({ look: OFF, open: 0, overdue: 0, duty: 0 });

  function tell(arrangement, numbers) {
    groups = arrangement.groups;
    labels = arrangement.labels;
    let place = 0;
    for (const group of groups) {
      group.from = place;
      place += group.count;
    }
    cells = Array.from({ length: place }, (_, i) => cells[i] && { ...cells[i] } || { now: look(), was: null, since: 0 });
    for (const cell of cells) cell.was = null;
    plan = null;
    take(numbers, false);
    measure();
  }

  function paint(numbers) {
    take(numbers, !still.matches);
    wake();
  }

  function take(numbers, fading) {
    const at = performance.now();
    for (let i = 0; i < numbers.length; i += STRIDE) {
      const place = numbers[i], cell = cells[place];
      if (!cell) continue;
      const next = { look: numbers[i + 1], open: numbers[i + 2], overdue: numbers[i + 3], duty: numbers[i + 4] };
      if (fading && next.look !== cell.now.look) {
        cell.was = cell.now;
        cell.since = at;
      }
      cell.now = next;
      dirty.add(place);
      if (plan) dirtyGroups.add(plan.groupOf[place]);
    }
  }

  function measure() {
    const box = canvas.getBoundingClientRect();
    if (!groups.length || box.width < 1 || box.height < 1) return;
    const ratio = devicePixelRatio || 1;
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(canvas);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const font = style.fontFamily;
    ink.font = `500 100px ${font}`;
    const names = groups.length > 1 ? groups.map(g => ink.measureText(g.name).width / 100) : [];
    plan = arrange({
      width: box.width, height: box.height, rem, counts: groups.map(g => g.count), names, labelled: labels.length > 0,
    });
    if (!plan) return;
    plan.font = font;
    plan.rem = rem;
    palette = Object.fromEntries(
      ['card', 'line', 'ink', 'dim', 'calm', 'off', 'busy', 'busy-ground', 'busy-line', 'alert', 'alert-ink', 'late', 'hot', 'hot-line']
        .map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
    for (let i = 0; i < cells.length; i++) dirty.add(i);
    for (let i = 0; i < groups.length; i++) dirtyGroups.add(i);
    ink.clearRect(0, 0, box.width, box.height);
    wake();
  }

  function wake() {
    frame ||= requestAnimationFrame(draw);
  }

  function draw(at) {
    frame = 0;
    if (!plan) return;
    // A group whose heat turned is painted whole; otherwise only its heading and the tiles that changed.
    for (const g of dirtyGroups) {
      const members = cells.slice(groups[g].from, groups[g].from + groups[g].count);
      const hot = plan.named && members.some(c => (c.now.look & LEVEL) === ALERT);
      if (groups[g].hot !== hot || dirty.size >= cells.length) {
        groups[g].hot = hot;
        ground(g, hot);
        for (let i = 0; i < groups[g].count; i++) dirty.add(groups[g].from + i);
      }
      if (plan.named) heading(g, members);
    }
    dirtyGroups.clear();
    const fading = [];
    for (const place of dirty) {
      const cell = cells[place];
      const done = cell.was ? Math.min(1, Math.max(0, (at - cell.since) / FADE)) : 1;
      if (done < 1) fading.push(place);
      else cell.was = null;
      tile(place, cell, done);
    }
    dirty.clear();
    fading.forEach(place => dirty.add(place));
    if (fading.length) wake();
  }

  function ground(g, hot) {
    const box = plan.groups[g];
    ink.fillStyle = palette.card;
    // Half a pixel more on each side: edges between pixels leave no seams.
    ink.fillRect(box.x - 0.5, box.y - 0.5, box.w + 1, box.h + 1);
    if (!hot) return;
    const edge = Math.max(1, plan.rem * 0.06);
    ink.beginPath();
    ink.roundRect(box.x + edge / 2, box.y + edge / 2, box.w - edge, box.h - edge, plan.rem * 0.4);
    ink.fillStyle = palette.hot;
    ink.fill();
    ink.lineWidth = edge;
    ink.strokeStyle = palette['hot-line'];
    ink.stroke();
  }

  function heading(g, members) {
    const box = plan.groups[g], group = groups[g], edge = plan.rem * 0.1;
    const y = box.y + plan.pad, size = plan.headSize;
    ink.fillStyle = group.hot ? palette.hot : palette.card;
    ink.fillRect(box.x + plan.pad - edge, y, box.w - 2 * (plan.pad - edge), plan.head);
    const open = members.reduce((sum, c) => sum + c.now.open, 0);
    const overdue = members.reduce((sum, c) => sum + c.now.overdue, 0);
    const middle = y + plan.head * 0.44;
    let right = box.x + box.w - plan.pad;
    ink.textBaseline = 'middle';
    ink.textAlign = 'right';
    ink.font = `400 ${size}px ${plan.font}`;
    const numbers = size >= plan.rem * 0.5;
    if (numbers && overdue > 0) {
      ink.fillStyle = palette.late;
      ink.fillText(String(overdue), right, middle);
      right -= ink.measureText(String(overdue)).width + size * 0.85;
      corner(right, middle - size * 0.3, size * 0.6);
      right -= size * 0.45;
    }
    if (numbers) {
      ink.fillStyle = palette.dim;
      ink.fillText(String(open), right, middle);
      right -= ink.measureText(String(open)).width + size * 0.5;
    }
    ink.textAlign = 'left';
    ink.fillStyle = palette.ink;
    ink.font = `500 ${size}px ${plan.font}`;
    words(group.name, box.x + plan.pad, middle, right - box.x - plan.pad);
  }

  // Text only, isolated from its neighbours' direction and cut to what fits.
  function words(text, x, y, width) {
    const shown = t => `\u2068${t}\u2069`;
    if (width <= 0) return;
    if (ink.measureText(shown(text)).width > width) {
      const letters = [...text];
      while (letters.length && ink.measureText(shown(letters.join('') + '…')).width > width) letters.pop();
      if (!letters.length) return;
      text = letters.join('') + '…';
    }
    ink.fillText(shown(text), x, y);
  }

  function corner(x, y, size) {
    ink.beginPath();
    ink.moveTo(x, y);
    ink.lineTo(x + size, y);
    ink.lineTo(x + size, y + size);
    ink.closePath();
    ink.fillStyle = palette.late;
    ink.fill();
  }

  function tile(place, cell, done) {
    const box = plan.cells[place], bleed = Math.min(2, plan.gap / 2);
    ink.fillStyle = groups[plan.groupOf[place]].hot ? palette.hot : palette.card;
    ink.fillRect(box.x - bleed, box.y - bleed, box.w + 2 * bleed, box.h + 2 * bleed);
    if (done < 1) {
      ink.globalAlpha = 1 - done;
      face(place, box, cell.was);
    }
    ink.globalAlpha = done;
    face(place, box, cell.now);
    ink.globalAlpha = 1;
  }

  function face(place, box, now) {
    const level = now.look & LEVEL, off = now.look & OFF;
    const small = Math.min(box.w, box.h), edge = Math.max(1, small * 0.055), round = Math.min(small * 0.18, plan.rem * 0.35);
    ink.beginPath();
    ink.roundRect(box.x + edge / 2, box.y + edge / 2, box.w - edge, box.h - edge, round);
    if (level === ALERT || level === BUSY || !off) {
      ink.fillStyle = level === ALERT ? palette.alert : level === BUSY ? palette['busy-ground'] : palette.calm;
      ink.fill();
    }
    if (level === BUSY || off) {
      ink.lineWidth = edge;
      ink.strokeStyle = off ? (level === ALERT ? palette['alert-ink'] : palette.off) : palette['busy-line'];
      if (off) ink.setLineDash([edge * 2.2, edge * 2.2]);
      ink.stroke();
      ink.setLineDash([]);
    }
    const labelled = labels.length > 0 && box.h >= plan.rem * 1.9 && box.w >= plan.rem * 3.4;
    if (labelled) label(place, box, now, level);
    else glyph(level, box.x + box.w / 2, box.y + box.h / 2, small);
    if (now.look & OVERDUE) {
      const size = Math.min(small * 0.46, plan.rem * 0.9);
      corner(box.x + box.w - size, box.y, size);
    }
  }

  function glyph(level, x, y, small) {
    if (level === ALERT) {
      ink.fillStyle = palette['alert-ink'];
      const bar = small * 0.13;
      ink.beginPath();
      ink.roundRect(x - bar / 2, y - small * 0.28, bar, small * 0.34, bar / 3);
      ink.roundRect(x - bar / 2, y + small * 0.15, bar, bar, bar / 3);
      ink.fill();
    } else if (level === BUSY) {
      ink.fillStyle = palette.busy;
      ink.beginPath();
      ink.arc(x, y, small * 0.11, 0, 2 * Math.PI);
      ink.fill();
    }
  }

  function label(place, box, now, level) {
    const size = Math.min(plan.rem * 0.95, box.h * 0.24, box.w * 0.13), pad = Math.min(size * 0.7, box.h * 0.14);
    const text = level === ALERT ? palette['alert-ink'] : palette.ink;
    const quiet = level === ALERT ? palette['alert-ink'] : palette.dim;
    const mark = level === 0 ? 0 : size * 1.3;
    ink.textBaseline = 'top';
    ink.textAlign = 'left';
    ink.fillStyle = text;
    ink.font = `500 ${size}px ${plan.font}`;
    if (mark) glyph(level, box.x + pad + size * 0.45, box.y + pad + size * 0.5, size * 1.5);
    ink.fillStyle = text;
    words(labels[place], box.x + pad + mark, box.y + pad, box.w - 2 * pad - mark - (now.overdue ? size * 0.6 : 0));
    ink.textBaseline = 'bottom';
    ink.font = `400 ${size * 0.9}px ${plan.font}`;
    ink.fillStyle = quiet;
    ink.fillText(String(now.open), box.x + pad, box.y + box.h - pad * 0.7);
    if (now.overdue > 0) {
      const x = box.x + pad + ink.measureText(String(now.open)).width + size * 0.7;
      const y = box.y + box.h - pad * 0.7;
      if (level !== ALERT) ink.fillStyle = palette.late;
      corner(x, y - size * 0.95, size * 0.55);
      ink.fillStyle = level === ALERT ? palette['alert-ink'] : palette.late;
      ink.fillText(String(now.overdue), x + size * 0.75, y);
    }
  }

  const resized = new ResizeObserver(measure);
  resized.observe(canvas);
  addEventListener('theme-shown', measure);
  document.fonts?.ready.then(measure);

  return {
    tell, paint,
    stop() {
      resized.disconnect();
      removeEventListener('theme-shown', measure);
      cancelAnimationFrame(frame);
    },
  };
}
