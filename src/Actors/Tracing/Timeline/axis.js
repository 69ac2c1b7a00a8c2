/* The horizontal axis: by time or by order of events, and which part of it is in view. */
class Axis {
  constructor(model) {
    this.model = model;
    this.byOrder = false;
    this.fit();
  }

  /* Where an event stands on the whole axis. */
  at(i) { return this.byOrder ? i : this.model.time[i]; }

  get length() { return Math.max(1, this.byOrder ? this.model.count - 1 : this.model.end); }

  get span() { return this.to - this.from; }

  fit() {
    const margin = this.length * 0.015;
    this.from = -margin;
    this.to = this.length + margin;
  }

  setOrder(byOrder, around) {
    const share = this.span / (this.length * 1.03);
    this.byOrder = byOrder;
    if (share > 0.95) { this.fit(); return; }
    const span = this.length * 1.03 * share;
    this.show(this.at(around) - span / 2, this.at(around) + span / 2);
  }

  x(i) { return this.xOf(this.at(i)); }

  xOf(place) { return (place - this.from) / this.span * this.width; }

  placeOf(x) { return this.from + x / this.width * this.span; }

  zoom(factor, x = this.width / 2) {
    const place = this.placeOf(x);
    const least = this.byOrder ? 4 : 20;
    const span = Math.min(Math.max(this.span * factor, least), this.length * 1.03);
    const from = place - span * x / this.width;
    this.show(from, from + span);
  }

  pan(pixels) {
    const by = pixels / this.width * this.span;
    this.show(this.from + by, this.to + by);
  }

  /* Shows a part, moved so that it lies on the axis. */
  show(from, to) {
    const margin = this.length * 0.015;
    const span = to - from;
    const begin = Math.min(Math.max(from, -margin), this.length + margin - span);
    this.from = Math.max(begin, -margin);
    this.to = this.from + span;
  }

  reveal(i) {
    const place = this.at(i);
    if (place < this.from + this.span * 0.04 || place > this.to - this.span * 0.04)
      this.show(place - this.span / 2, place + this.span / 2);
  }

  /* Round values for the ruler, with their texts. */
  ticks() {
    const rough = this.span / Math.max(2, this.width / 110);
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = Math.max([1, 2, 5, 10].map(n => n * power).find(n => n >= rough), this.byOrder ? 1 : 0.1);
    const ticks = [];
    for (let place = Math.ceil(Math.max(this.from, 0) / step) * step; place <= Math.min(this.to, this.length); place += step)
      ticks.push({ place, text: this.byOrder ? `#${Math.round(place) + 1}` : this.timeText(place, step) });
    return ticks;
  }

  timeText(place, step) {
    const seconds = place / 1e6;
    if (place === 0) return '0';
    if (step >= 1e6) return `${Math.round(seconds)} s`;
    if (step >= 1e3) return seconds >= 1 ? `${seconds.toFixed(Math.min(3, Math.ceil(-Math.log10(step / 1e6) - 1e-9)))} s` : `${Math.round(place / 1e3)} ms`;
    return `${(place / 1e3).toFixed(3)} ms`;
  }
}

