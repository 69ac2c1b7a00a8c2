function showTooltip(event) {
  const hit = chart.hit(event.offsetX, event.offsetY);
  by('chart').style.cursor = hit?.event !== undefined ? 'pointer' : 'default';
  const tooltip = by('tooltip');
  tooltip.hidden = !hit;
  if (!hit) return;
  tooltip.replaceChildren();
  if (hit.event !== undefined) {
    const { at, title, text, dead } = describe(model, hit.event);
    tooltip.append(element('b', '', title), element('span', 'when', at), element('div', 'text', text));
    if (dead) tooltip.append(element('div', 'dead', dead));
  } else {
    tooltip.append(element('b', '', hit.lane.name));
    if (hit.state) tooltip.append(element('div', 'text', say`state: ${hit.state.name}, for ${formatTime(model.time[hit.state.to] - model.time[hit.state.from])}`));
    if (hit.wait) {
      const { wait } = hit;
      tooltip.append(element('div', 'text', wait.isOpen
        ? say`waits at ${model.names[wait.at]} (${wait.what}) until the end`
        : say`waits at ${model.names[wait.at]} (${wait.what}) for ${formatTime(model.time[wait.to] - model.time[wait.from])}`));
    }
  }
  const area = by('lanes').getBoundingClientRect();
  const x = event.clientX - area.left + 14, y = event.clientY - area.top + 16;
  tooltip.style.left = `${Math.max(4, Math.min(x, area.width - tooltip.offsetWidth - 8))}px`;
  tooltip.style.top = `${(y + tooltip.offsetHeight > area.height ? y - tooltip.offsetHeight - 28 : y) + by('lanes').scrollTop}px`;
}

function listenToChart() {
  const canvas = by('chart');
  let dragged = 0, last = 0;
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    dragged = 0;
    last = event.clientX;
  });
  canvas.addEventListener('pointermove', event => {
    if (!canvas.hasPointerCapture(event.pointerId)) { showTooltip(event); return; }
    dragged += Math.abs(event.clientX - last);
    if (dragged > 3) {
      by('tooltip').hidden = true;
      axis.pan(last - event.clientX);
      redraw();
    }
    last = event.clientX;
  });
  canvas.addEventListener('pointerup', event => {
    const found = dragged > 3 ? -1 : chart.messageAt(event.offsetX, event.offsetY);
    if (found >= 0) goTo(countBelow(view.steps, found));
  });
  canvas.addEventListener('pointerleave', () => { by('tooltip').hidden = true; });
  canvas.addEventListener('wheel', event => {
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) axis.zoom(Math.exp(event.deltaY * 0.0025), event.offsetX);
    else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) axis.pan(sideways);
    else return;
    event.preventDefault();
    redraw();
  }, { passive: false });
  by('lanes').addEventListener('scroll', redraw);
}

function zoom(factor) {
  const current = view.steps[view.current];
  const x = current === undefined ? undefined : axis.x(current);
  axis.zoom(factor, x >= 0 && x <= chart.width ? x : undefined);
  redraw();
}

function setOrder(byOrder) {
  axis.setOrder(byOrder, view.steps[Math.max(0, view.current)] ?? 0);
  by('by-time').setAttribute('aria-pressed', String(!byOrder));
  by('by-order').setAttribute('aria-pressed', String(byOrder));
  redraw();
}

const commands = {
  first: () => goTo(0),
  previous: () => goTo(view.current - 1),
  next: () => goTo(view.current + 1),
  last: () => goTo(view.steps.length - 1),
  play: () => play(!playing),
  'zoom-in': () => zoom(0.6),
  'zoom-out': () => zoom(1 / 0.6),
  'zoom-fit': () => { axis.fit(); redraw(); },
  'by-time': () => setOrder(false),
  'by-order': () => setOrder(true),
  theme: () => {
    const themes = ['auto', 'light', 'dark'];
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme ?? 'auto') + 1) % 3];
    document.documentElement.dataset.theme = next;
    by('theme').textContent = word(`Theme: ${next}`);
    recolour();
  },
};

const keys = {
  ArrowRight: 'next', ArrowLeft: 'previous', Home: 'first', End: 'last', ' ': 'play',
  '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', 0: 'zoom-fit',
};

function listenToKeys() {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('input')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      by('filter').focus();
      return;
    }
    const command = keys[event.key];
    // Space presses the button that has the focus.
    if (!command || (event.key === ' ' && event.target.matches('button'))) return;
    event.preventDefault();
    if (command !== 'play') play(false);
    commands[command]();
  });
}

function recolour() {
  chart.readColours();
  redraw();
}

function resize() {
  const lanes = by('lanes');
  const width = by('chart').clientWidth, strip = by('overview');
  chart.resize(width, lanes.clientHeight);
  overview.resize(strip.clientWidth, strip.clientHeight);
  labels.refresh();
  output.refresh();
  redraw();
}

function begin() {
  translatePage();
  writeHeader();
  for (const [id, command] of Object.entries(commands)) by(id).addEventListener('click', () => {
    if (id !== 'play' && id !== 'theme') play(false);
    command();
  });
  by('position').addEventListener('input', event => goTo(Number(event.target.value) - 1));
  by('filter').addEventListener('input', applyFilter);
  listenToChart();
  listenToKeys();
  recolour();
  writeLegend();
  resize();
  view.printed = view.printedBefore = model.lines.length;
  output.setCount(model.lines.length);
  applyFilter();
  new ResizeObserver(resize).observe(by('lanes'));
  new ResizeObserver(resize).observe(by('output'));
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
}

begin();
