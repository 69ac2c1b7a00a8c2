const RowHeight = 30;
const by = id => document.getElementById(id);
const model = readModel(data);
const axis = new Axis(model);
/* What is shown: lanes in rows, the messages of the filter, and which of them is the current one; -1 is none. */
const view = { lanes: [], row: [], matched: null, steps: [], current: -1 };
const chart = new Chart(by('chart'), model, axis, view, RowHeight);
const overview = new Overview(by('overview'), model, axis, () => chart.colour, () => redraw());
const labels = new RowList(by('lanes'), by('labels'), RowHeight, makeLabel);
const output = new RowList(by('output'), by('output').appendChild(element('div', 'lines')), 24, makeLine);
const count = number => number.toLocaleString('en');
let playing = 0;

function writeHeader() {
  const { header } = model;
  by('title').textContent = header.title;
  by('about').textContent = header.about;
  by('verdict').textContent = header.verdict;
  by('verdict').classList.add(header.isGood ? 'good' : 'bad');
  by('verdict').hidden = header.verdict === '';
  const messages = model.steps.length, dead = model.steps.filter(i => model.kind[i] === model.kindOf.deadletter).length;
  const facts = [...header.facts, { name: say`actors`, value: count(model.lanes.length) }, { name: say`messages`, value: count(messages) }];
  if (dead > 0) facts.push({ name: say`dead letters`, value: dead });
  for (const { name, value } of facts) {
    const fact = element('div');
    fact.append(element('dt', '', name), element('dd', '', value));
    by('facts').append(fact);
  }
  for (const { text, holds } of header.checks) by('checks').append(element('li', holds ? 'good' : 'bad', text));
  if (model.total > model.count) {
    by('cut').textContent = say`This page shows the first ${count(model.count)} of ${count(model.total)} events: the rest of the run was left out, so that the page stays quick. The trace file (--trace) has them all.`;
    by('cut').hidden = false;
  }
  by('chart').setAttribute('aria-label', say`Timeline of ${model.lanes.length} actors and ${messages} messages in ${formatTime(model.end)}. Arrow keys go from message to message; each is told in words under Message.`);
}

function applyFilter() {
  const terms = by('filter').value.split(',').map(term => term.trim().toLowerCase()).filter(term => term !== '');
  const current = view.steps[view.current];
  const matches = lane => terms.some(term => /^".*"$/.test(term)
    ? lane.name.toLowerCase() === term.slice(1, -1)
    : lane.name.toLowerCase().includes(term) || lane.path.toLowerCase().includes(term));
  view.matched = terms.length === 0 ? null : new Set(model.lanes.filter(matches).map(lane => lane.number));
  const laneOf = actor => actor < 0 ? -1 : model.laneOf[actor];
  const touches = i => view.matched.has(laneOf(model.actor[i])) || view.matched.has(laneOf(model.from[i]));
  view.steps = view.matched ? model.steps.filter(touches) : model.steps;
  const shown = new Set(view.matched ?? model.lanes.keys());
  if (view.matched) {
    for (const i of view.steps) for (const actor of [model.actor[i], model.from[i]]) if (actor >= 0) shown.add(laneOf(actor));
  }
  view.lanes = model.lanes.map(lane => lane.number).filter(number => shown.has(number));
  view.row = new Int32Array(model.lanes.length).fill(-1);
  view.lanes.forEach((lane, row) => { view.row[lane] = row; });
  by('lane-count').textContent = view.matched
    ? say`${count(view.lanes.length)} of ${count(model.lanes.length)} actors` : say`${count(model.lanes.length)} actors`;
  by('position').max = view.steps.length;
  labels.setCount(view.lanes.length);
  goTo(current === undefined ? -1 : Math.min(countBelow(view.steps, current), view.steps.length - 1));
}

function goTo(step) {
  view.current = Math.max(-1, Math.min(step, view.steps.length - 1));
  by('position').value = view.current + 1;
  by('counter').textContent = view.current < 0 ? say`${count(view.steps.length)} messages` : say`${count(view.current + 1)} of ${count(view.steps.length)}`;
  by('first').disabled = by('previous').disabled = view.current < 0;
  by('next').disabled = by('last').disabled = view.current >= view.steps.length - 1;
  if (view.current >= view.steps.length - 1) play(false);
  const event = view.steps[view.current];
  if (event !== undefined) {
    axis.width = chart.width;
    axis.reveal(event);
    const lane = model.laneOf[model.actor[event]];
    labels.reveal(view.row[lane]);
  }
  writeStep(event);
  writeOutput(event);
  redraw();
}

/* The event up to which things have happened at a step: just before the next message. */
function endOfStep(event) {
  if (event === undefined) return model.count;
  const next = model.steps[countBelow(model.steps, event + 1)];
  return next ?? model.count;
}

function writeOutput(event) {
  const end = endOfStep(event);
  view.printed = event === undefined ? model.lines.length : countBelow(model.lines, end, line => line.event);
  view.printedBefore = event === undefined ? model.lines.length : countBelow(model.lines, event, line => line.event);
  output.update(markLine);
  if (event !== undefined && view.printed > 0) output.reveal(view.printed - 1);
  output.update(markLine);
}

function makeLine(number) {
  const line = element('button', 'line');
  line.append(element('span', 'number', number + 1), element('span', 'text', model.lines[number].text));
  line.title = `${formatTime(model.time[model.lines[number].event])}: ${model.lines[number].text}`;
  line.addEventListener('click', () => goTo(countBelow(view.steps, model.lines[number].event) - 1));
  markLine(line, number);
  return line;
}

function markLine(line, number) {
  const isNew = number >= view.printedBefore && number < view.printed;
  line.classList.toggle('ahead', number >= view.printed);
  line.classList.toggle('new', isNew);
  if (isNew) line.setAttribute('aria-current', 'step'); else line.removeAttribute('aria-current');
}

function writeStep(event) {
  const box = by('step');
  box.replaceChildren();
  if (event === undefined) {
    by('step-title').textContent = say`Message`;
    box.append(element('p', 'hint', say`Step with ← and →, play with Space, click an arrow or a printed line. Drag to move, scroll with Ctrl to zoom.`));
    return;
  }
  const { at, title, text, dead } = describe(model, event);
  by('step-title').textContent = say`Message ${count(view.current + 1)} of ${count(view.steps.length)}`;
  box.append(element('p', 'when', at), element('p', 'who', title), element('pre', '', text));
  if (dead) box.append(element('p', 'dead', dead));
  const after = element('ul', 'after');
  for (let i = event + 1; i < endOfStep(event) && after.childElementCount < 12; i++) {
    const told = tellAfter(i);
    if (told) after.append(element('li', '', told));
  }
  if (after.childElementCount > 0) box.append(element('p', 'then', say`then`), after);
}

function tellAfter(i) {
  const { kindOf } = model;
  const who = model.names[model.actor[i]], note = model.texts[model.note[i]];
  switch (model.kind[i]) {
    case kindOf.note: return say`${who} notes: ${note}`;
    case kindOf.state: return say`${who} is in state ${note}`;
    case kindOf.waits: return say`${who} waits at ${model.names[model.from[i]]} (${note})`;
    case kindOf.resumes: return say`${who} waits no longer at ${model.names[model.from[i]]}`;
    case kindOf.started: return say`${who} has started`;
    case kindOf.stopped: return say`${who} has stopped`;
    case kindOf.restarted: return say`${who} was restarted after ${note}`;
    case kindOf.printed: return say`printed: ${note}`;
    default: return '';
  }
}

function makeLabel(row) {
  const lane = model.lanes[view.lanes[row]];
  const label = element('button', 'label');
  const partner = view.matched && !view.matched.has(lane.number);
  label.classList.toggle('partner', Boolean(partner));
  label.dataset.lane = lane.name;
  label.append(element('span', 'name', lane.name), element('span', 'count', count(lane.messages)));
  label.title = `${lane.path}\n${say`${count(lane.messages)} messages received. Click to see this actor and those it talks with.`}`;
  label.addEventListener('click', () => {
    const only = `"${lane.name}"`;
    by('filter').value = by('filter').value === only ? '' : only;
    applyFilter();
  });
  markLabel(label, row);
  return label;
}

function markLabel(label, row) {
  const event = view.steps[view.current];
  const lane = view.lanes[row];
  label.classList.toggle('receives', event !== undefined && model.laneOf[model.actor[event]] === lane);
  label.classList.toggle('sends', event !== undefined && model.from[event] >= 0 && model.laneOf[model.from[event]] === lane);
}

function writeLegend() {
  const entries = [['life', say`alive`], ['start', say`started`], ['stop', say`stopped`], ['wait', say`waiting`], ['mark', say`note`], ['arrow', say`message`], ['dead', say`dead letter`]];
  for (const [kind, text] of entries) {
    const entry = element('span', `key ${kind}`);
    entry.append(element('i'), text);
    by('legend').append(entry);
  }
  const shown = [...chart.states.shapes].slice(0, 8);
  for (const [shape, { colour }] of shown) {
    const entry = element('span', 'key state');
    const swatch = element('i');
    swatch.style.background = `var(${colour})`;
    entry.append(swatch, shape.replaceAll('#', 'n'));
    by('legend').append(entry);
  }
}

let asked = 0;
function redraw() {
  if (asked) return;
  asked = requestAnimationFrame(() => {
    asked = 0;
    chart.scrollTop = by('lanes').scrollTop;
    labels.update(markLabel);
    chart.draw();
    overview.draw();
    by('dense').hidden = !chart.isDense;
    by('dense').textContent = chart.isDense ? say`${count(chart.inView)} messages in view: zoom in to see each` : '';
  });
}

function play(on) {
  clearInterval(playing);
  playing = on ? setInterval(() => goTo(view.current + 1), 180) : 0;
  by('play').setAttribute('aria-pressed', String(on));
  by('play').textContent = on ? say`Pause` : say`Play`;
}
