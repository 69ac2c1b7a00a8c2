/* Colours of states: names that are colours have them, numbers in a name decide how strong it is, the others take turns. */
class StateColours {
  constructor(model) {
    this.shapes = new Map();
    for (const lane of model.lanes) for (const state of lane.states) this.add(state.name);
  }

  add(name) {
    const shape = this.shapeOf(name);
    const known = this.shapes.get(shape);
    const number = this.numberOf(name);
    if (known) known.max = Math.max(known.max, number);
    else this.shapes.set(shape, { colour: this.colourOf(shape), max: number });
  }

  shapeOf(name) { return name.replace(/\d+/g, '#'); }

  numberOf(name) { return Number(/\d+/.exec(name)?.[0] ?? 0); }

  colourOf(shape) {
    const known = [
      [/^(not set|closed|ended|stopped|complete|idle)\b/i, '--state-quiet'], [/\b(red|broken|failed|rejected|taken)\b/i, '--state-red'],
      [/\b(green|set|free|fulfilled|open|running)\b/i, '--state-green'], [/\b(yellow|amber|pending)\b/i, '--state-amber'],
    ].find(([pattern]) => pattern.test(shape) && !shape.includes('#'));
    return known ? known[1] : `--state-${this.next = ((this.next ?? -1) + 1) % 6}`;
  }

  of(name) {
    const { colour, max } = this.shapes.get(this.shapeOf(name));
    return { colour, strength: /\d/.test(name) ? 0.25 + 0.75 * this.numberOf(name) / Math.max(1, max) : 1 };
  }
}

const MostArrows = 2500;

/* Draws what is in view. It knows nothing of the page but the model, the axis, the view and the canvas. */
class Chart {
  constructor(canvas, model, axis, view, rowHeight) {
    Object.assign(this, { canvas, model, axis, view, rowHeight, states: new StateColours(model), scrollTop: 0 });
    this.context = canvas.getContext('2d');
  }

  resize(width, height) {
    const ratio = window.devicePixelRatio || 1;
    this.canvas.style.height = `${height}px`;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.ratio = ratio;
    this.width = width;
    this.height = height;
  }

  readColours() {
    const style = getComputedStyle(document.documentElement);
    const cache = new Map();
    this.colour = name => {
      if (!cache.has(name)) cache.set(name, style.getPropertyValue(name).trim());
      return cache.get(name);
    };
    this.hatch = this.makeHatch();
  }

  makeHatch() {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    const context = tile.getContext('2d');
    context.strokeStyle = this.colour('--waiting');
    context.lineWidth = 1.5;
    for (const shift of [-8, 0, 8]) {
      context.beginPath();
      context.moveTo(shift, 8);
      context.lineTo(shift + 8, 0);
      context.stroke();
    }
    return this.context.createPattern(tile, 'repeat');
  }

  /* The middle of a lane's row on the canvas; null for a lane that is filtered out. */
  y(lane) {
    const row = lane < 0 ? -1 : this.view.row[lane];
    return row < 0 ? null : (row + 0.5) * this.rowHeight - this.scrollTop;
  }

  draw() {
    const { context, axis } = this;
    axis.width = this.width;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    const first = Math.max(0, Math.floor(this.scrollTop / this.rowHeight));
    const last = Math.min(this.view.lanes.length - 1, Math.ceil((this.scrollTop + this.height) / this.rowHeight));
    this.drawGrid(first, last);
    for (let row = first; row <= last; row++) this.drawLane(this.model.lanes[this.view.lanes[row]]);
    this.drawMessages();
    this.drawPlayhead();
  }

  drawGrid(first, last) {
    const { context } = this;
    context.fillStyle = this.colour('--stripe');
    for (let row = first; row <= last; row++)
      if (row % 2 === 1) context.fillRect(0, row * this.rowHeight - this.scrollTop, this.width, this.rowHeight);
    context.fillStyle = this.colour('--grid');
    for (const { place } of this.axis.ticks()) context.fillRect(Math.round(this.axis.xOf(place)), 0, 1, this.height);
  }

  drawLane(lane) {
    const y = this.y(lane.number);
    const left = this.axis.x(lane.begins), right = Math.max(this.axis.x(lane.ends), left + 2);
    if (right < -4 || left > this.width + 4) return;
    const hasStates = lane.states.length > 0;
    const half = hasStates ? 7 : 3;
    this.bar(left, right, y, half, this.colour(hasStates ? '--life-wide' : '--life'));
    for (const state of lane.states) this.drawState(state, y, half);
    for (const wait of lane.waits) this.drawWait(wait, y);
    this.drawEnds(lane, left, right, y, half);
    this.drawMarks(lane, y);
  }

  bar(left, right, y, half, colour) {
    const from = Math.max(left, -8), to = Math.min(right, this.width + 8);
    if (to <= from) return;
    this.context.fillStyle = colour;
    this.context.beginPath();
    this.context.roundRect(from, y - half, to - from, half * 2, Math.min(3, half));
    this.context.fill();
  }

  drawState(state, y, half) {
    const left = this.axis.x(state.from), right = Math.max(this.axis.x(state.to), left + 1.5);
    if (right < 0 || left > this.width) return;
    const { context } = this;
    const { colour, strength } = this.states.of(state.name);
    context.globalAlpha = strength;
    this.bar(left, right, y, half, this.colour(colour));
    context.globalAlpha = 1;
    const from = Math.max(left, 0) + 6, room = Math.min(right, this.width) - from - 4;
    context.font = '600 10px system-ui, sans-serif';
    if (room > 18 && context.measureText(state.name).width <= room) {
      context.fillStyle = this.colour(strength > 0.6 ? '--on-state' : '--ink');
      context.textBaseline = 'middle';
      context.fillText(state.name, from, y + 0.5);
    }
  }

  drawWait(wait, y) {
    const left = Math.max(this.axis.x(wait.from), -8), right = Math.min(Math.max(this.axis.x(wait.to), left + 2), this.width + 8);
    if (right < 0 || left > this.width) return;
    const { context } = this;
    context.fillStyle = this.colour('--waiting-back');
    context.fillRect(left, y - 9, right - left, 18);
    context.fillStyle = this.hatch;
    context.fillRect(left, y - 9, right - left, 18);
  }

  drawEnds(lane, left, right, y, half) {
    const { context } = this;
    if (lane.started >= 0) {
      context.fillStyle = this.colour('--panel');
      context.strokeStyle = this.colour('--life-end');
      context.lineWidth = 2;
      context.beginPath();
      context.arc(left, y, 4, 0, Math.PI * 2);
      context.fill();
      context.stroke();
    }
    if (lane.stopped >= 0) {
      context.fillStyle = this.colour('--life-end');
      context.fillRect(right - 1.5, y - half - 4, 3, half * 2 + 8);
    }
  }

  drawMarks(lane, y) {
    const { context, axis } = this;
    let previous = -100;
    const begin = countBelow(lane.marks, axis.from, i => axis.at(i));
    for (let n = begin; n < lane.marks.length; n++) {
      const x = axis.x(lane.marks[n]);
      if (x > this.width + 5) break;
      if (x - previous < 5) continue;
      previous = x;
      context.fillStyle = this.colour(this.model.kind[lane.marks[n]] === this.model.kindOf.restarted ? '--dead' : '--mark');
      context.beginPath();
      context.moveTo(x, y - 11);
      context.lineTo(x + 3.5, y - 7.5);
      context.lineTo(x, y - 4);
      context.lineTo(x - 3.5, y - 7.5);
      context.fill();
    }
  }

  /* The steps in view, as a range of view.steps. */
  stepsInView(margin = 0) {
    const { axis, view } = this;
    const place = i => axis.at(i);
    const extra = margin / this.width * axis.span;
    return [countBelow(view.steps, axis.from - extra, place), countBelow(view.steps, axis.to + extra, place)];
  }

  drawMessages() {
    const [begin, end] = this.stepsInView(4);
    const current = this.view.steps[this.view.current] ?? -1;
    this.isDense = end - begin > MostArrows;
    this.inView = end - begin;
    if (this.isDense) {
      this.drawDensity(begin, end);
    } else {
      for (let n = begin; n < end; n++) {
        const i = this.view.steps[n];
        if (i !== current) this.drawMessage(i, current >= 0 && i > current ? 0.28 : 0.8, false);
      }
    }
    if (current >= 0) this.drawMessage(current, 1, true);
  }

  /* So many messages that arrows would be one blot: a line for each column of pixels, from the highest lane to the lowest. */
  drawDensity(begin, end) {
    const { context, model } = this;
    context.fillStyle = this.colour('--message');
    context.globalAlpha = 0.35;
    let column = -1, top = Infinity, bottom = -Infinity;
    const flush = () => { if (bottom > top) context.fillRect(column, top, 1, bottom - top); };
    for (let n = begin; n < end; n++) {
      const i = this.view.steps[n];
      const x = Math.round(this.axis.x(i));
      if (x !== column) {
        flush();
        column = x; top = Infinity; bottom = -Infinity;
      }
      for (const actor of [model.actor[i], model.from[i]]) {
        const y = actor < 0 ? null : this.y(model.laneOf[actor]);
        if (y === null) continue;
        top = Math.min(top, Math.max(y, -2));
        bottom = Math.max(bottom, Math.min(y, this.height + 2));
      }
    }
    flush();
    context.globalAlpha = 1;
  }

  drawMessage(i, alpha, isCurrent) {
    const { context, model } = this;
    const isDead = model.kind[i] === model.kindOf.deadletter;
    const x = this.axis.x(i);
    const to = this.y(model.laneOf[model.actor[i]]);
    const sender = model.from[i] < 0 ? null : this.y(model.laneOf[model.from[i]]);
    if (to === null && sender === null) return;
    const end = to ?? sender + 16;
    // Nobody in particular sent it, or itself did: it comes from just above.
    const start = sender === null || sender === to ? end - 13 : sender;
    if (Math.max(start, end) < -10 || Math.min(start, end) > this.height + 10) return;
    context.globalAlpha = alpha;
    context.strokeStyle = context.fillStyle = this.colour(isCurrent ? '--accent' : isDead ? '--dead' : '--message');
    context.lineWidth = isCurrent ? 2.5 : 1;
    const direction = Math.sign(end - start);
    const tip = end - direction * 2;
    context.beginPath();
    context.moveTo(x, start);
    context.lineTo(x, tip - direction * 5);
    context.stroke();
    if (isDead) this.cross(x, tip, isCurrent ? 5 : 4);
    else this.head(x, tip, direction, isCurrent ? 5 : 3.2);
    if (sender !== null && sender !== to) {
      context.beginPath();
      context.arc(x, start, isCurrent ? 3.5 : 1.8, 0, Math.PI * 2);
      context.fill();
    }
    context.globalAlpha = 1;
  }

  head(x, tip, direction, size) {
    const { context } = this;
    context.beginPath();
    context.moveTo(x, tip);
    context.lineTo(x - size, tip - direction * size * 1.9);
    context.lineTo(x + size, tip - direction * size * 1.9);
    context.fill();
  }

  cross(x, y, size) {
    const { context } = this;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x - size, y - size);
    context.lineTo(x + size, y + size);
    context.moveTo(x + size, y - size);
    context.lineTo(x - size, y + size);
    context.stroke();
  }

  drawPlayhead() {
    const current = this.view.steps[this.view.current];
    if (current === undefined) return;
    this.context.fillStyle = this.colour('--playhead');
    this.context.fillRect(Math.round(this.axis.x(current)) - 0.5, 0, 1, this.height);
  }

  /* What is at a point: a message before a note, a note before a wait, a wait before a state, a state before a life. */
  hit(x, y) {
    const message = this.messageAt(x, y);
    if (message >= 0) return { event: message };
    const row = Math.floor((y + this.scrollTop) / this.rowHeight);
    const lane = this.model.lanes[this.view.lanes[row]];
    if (!lane) return null;
    const mark = lane.marks.find(i => Math.abs(this.axis.x(i) - x) < 5);
    if (mark !== undefined) return { event: mark };
    const covers = part => this.axis.x(part.from) - 1 <= x && x <= this.axis.x(part.to) + 1;
    const wait = lane.waits.find(covers), state = lane.states.findLast(covers);
    return this.axis.x(lane.begins) <= x && x <= this.axis.x(lane.ends) ? { lane, wait, state } : null;
  }

  messageAt(x, y) {
    const { model, view } = this;
    const [begin, end] = this.stepsInView(8);
    if (end - begin > MostArrows * 4) return -1;
    let found = -1, nearest = 7;
    for (let n = begin; n < end; n++) {
      const i = view.steps[n];
      const distance = Math.abs(this.axis.x(i) - x);
      if (distance >= nearest) continue;
      const to = this.y(model.laneOf[model.actor[i]]);
      const sender = model.from[i] < 0 ? null : this.y(model.laneOf[model.from[i]]);
      const end = to ?? sender + 16, start = sender === null || sender === to ? end - 13 : sender;
      if (y < Math.min(start, end) - 4 || y > Math.max(start, end) + 4) continue;
      nearest = distance;
      found = i;
    }
    return found;
  }
}

