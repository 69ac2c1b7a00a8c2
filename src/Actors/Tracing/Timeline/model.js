/* The trace as the page works with it. Events stay in flat arrays; a lane knows its life, states, waits and notes by event number. */
function readModel(data) {
  const kindOf = Object.fromEntries(data.kinds.map((name, number) => [name, number]));
  const count = data.events.length / 6;
  const model = {
    ...data, kindOf, count,
    time: new Float64Array(count), kind: new Uint8Array(count),
    actor: new Int32Array(count), from: new Int32Array(count),
    message: new Int32Array(count), note: new Int32Array(count),
    lanes: [], steps: [], lines: [], laneOf: new Int32Array(data.actors.length).fill(-1),
  };
  let latest = 0;
  for (let i = 0; i < count; i++) {
    const [time, kind, actor, from, message, note] = data.events.slice(i * 6, i * 6 + 6);
    // Threads read the clock on their own: an event is never shown before the one that stands before it.
    latest = Math.max(latest, time);
    model.time[i] = latest;
    model.kind[i] = kind;
    model.actor[i] = actor;
    model.from[i] = from;
    model.message[i] = message;
    model.note[i] = note;
  }
  model.end = latest;
  nameActors(model);
  for (let i = 0; i < count; i++) readEvent(model, i);
  for (const lane of model.lanes) closeLane(model, lane);
  return model;
}

function readEvent(model, i) {
  const { kindOf } = model;
  const kind = model.kind[i];
  if (kind === kindOf.printed) {
    model.lines.push({ event: i, text: model.texts[model.note[i]] });
    return;
  }
  if (model.from[i] >= 0) laneOf(model, model.from[i], i);
  const lane = laneOf(model, model.actor[i], i);
  lane.latest = i;
  switch (kind) {
    case kindOf.started: lane.started = i; break;
    case kindOf.stopped: lane.stopped = i; break;
    case kindOf.restarted: lane.marks.push(i); break;
    case kindOf.note: lane.marks.push(i); break;
    case kindOf.received:
    case kindOf.deadletter:
      model.steps.push(i);
      lane.messages++;
      break;
    case kindOf.state:
      if (lane.states.length > 0) lane.states.at(-1).to = i;
      lane.states.push({ from: i, to: -1, name: model.texts[model.note[i]] });
      break;
    case kindOf.waits:
      lane.waits.push({ from: i, to: -1, at: model.from[i], what: model.texts[model.note[i]] });
      lane.open.push(lane.waits.at(-1));
      break;
    case kindOf.resumes: {
      const what = model.texts[model.note[i]];
      const open = lane.open.findIndex(w => w.at === model.from[i] && w.what === what);
      if (open >= 0) lane.open.splice(open, 1)[0].to = i;
      break;
    }
  }
}

function laneOf(model, actor, i) {
  if (model.laneOf[actor] < 0) {
    model.laneOf[actor] = model.lanes.length;
    model.lanes.push({
      number: model.lanes.length, actor, name: model.names[actor], path: model.actors[actor],
      first: i, latest: i, started: -1, stopped: -1, messages: 0, states: [], waits: [], open: [], marks: [],
    });
  }
  return model.lanes[model.laneOf[actor]];
}

/* A life begins with the start, or with the first that is known of the actor, and goes on to its end or to that of the trace. */
function closeLane(model, lane) {
  const last = model.count - 1;
  lane.begins = lane.first;
  lane.ends = lane.stopped >= 0 ? lane.stopped : last;
  for (const state of lane.states) if (state.to < 0) state.to = lane.ends;
  for (const wait of lane.open) {
    wait.to = lane.ends;
    wait.isOpen = true;
  }
}

/* The last part of a path is the name; two actors of one name are told apart by their whole paths. */
function nameActors(model) {
  const short = model.actors.map(path => unescaped(path.slice(path.lastIndexOf('/') + 1)));
  const times = new Map();
  for (const name of short) times.set(name, (times.get(name) ?? 0) + 1);
  model.names = short.map((name, actor) => times.get(name) === 1 ? name : model.actors[actor]);
}

function unescaped(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/* What happened, in words. */
function describe(model, i) {
  const { kindOf } = model;
  const who = model.names[model.actor[i]];
  const from = model.from[i] >= 0 ? model.names[model.from[i]] : say`nobody in particular`;
  const text = model.message[i] >= 0 ? model.texts[model.message[i]] : '';
  const note = model.note[i] >= 0 ? model.texts[model.note[i]] : '';
  const at = formatTime(model.time[i]);
  switch (model.kind[i]) {
    case kindOf.received: return { at, title: `${from} → ${who}`, text };
    case kindOf.deadletter: return { at, title: `${from} → ${who}`, text, dead: explainDeadLetter(model, i, note) };
    case kindOf.note: return { at, title: say`${who} notes`, text: note };
    case kindOf.restarted: return { at, title: say`${who} was restarted`, text: note };
    default: return { at, title: who, text: note || text };
  }
}

function explainDeadLetter(model, i, reason) {
  const lane = model.lanes[model.laneOf[model.actor[i]]];
  const why = lane.stopped >= 0 && lane.stopped <= i ? say`${lane.name} had stopped at ${formatTime(model.time[lane.stopped])}`
    : lane.started < 0 && reason.includes('never was') ? say`no actor of that name was seen in this run` : word(reason);
  return say`Dead letter: nobody handled this message, since ${why}. The sender is not told; whoever must know watches the receiver or asks for an answer.`;
}

function formatTime(microseconds) {
  const seconds = microseconds / 1e6;
  return microseconds === 0 ? '0 s' : seconds < 0.001 ? `${microseconds} µs`
    : seconds < 1 ? `${(seconds * 1000).toFixed(seconds < 0.1 ? 2 : 1)} ms` : `${seconds.toFixed(3)} s`;
}

/* How many of the ascending numbers are less than x. */
function countBelow(numbers, x, valueOf = n => n) {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueOf(numbers[middle]) < x) low = middle + 1; else high = middle;
  }
  return low;
}

