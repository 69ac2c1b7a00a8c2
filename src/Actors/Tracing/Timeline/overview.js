/* The whole run in a strip: how busy it was, printed lines, dead letters, and the part in view, which can be dragged; a ruler below. */
class Overview {
  constructor(canvas, model, axis, colours, changed) {
    Object.assign(this, { canvas, model, axis, colours, changed });
    this.context = canvas.getContext('2d');
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      this.moveTo(event.offsetX);
    });
    canvas.addEventListener('pointermove', event => {
      if (canvas.hasPointerCapture(event.pointerId)) this.moveTo(event.offsetX);
    });
  }

  moveTo(x) {
    const place = (x / this.width * 1.03 - 0.015) * this.axis.length;
    const span = this.axis.span;
    this.axis.show(place - span / 2, place + span / 2);
    this.changed();
  }

  x(place) { return (place / this.axis.length + 0.015) / 1.03 * this.width; }

  resize(width, height) {
    this.ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.width = width;
    this.height = height;
    this.bins = null;
  }

  /* Messages in each column of pixels. */
  count() {
    const key = `${this.width} ${this.axis.byOrder}`;
    if (this.bins && this.key === key) return;
    this.key = key;
    this.bins = new Float32Array(Math.ceil(this.width) + 1);
    for (const i of this.model.steps) this.bins[Math.floor(this.x(this.axis.at(i)))]++;
    this.most = Math.max(1, ...this.bins);
  }

  draw() {
    const { context, axis, width } = this;
    const colour = this.colours();
    const strip = this.height - 18;
    this.count();
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, width, this.height);
    context.fillStyle = colour('--message');
    context.globalAlpha = 0.75;
    this.bins.forEach((count, x) => {
      if (count === 0) return;
      // Few should be seen beside many.
      const height = Math.max(2, Math.sqrt(count / this.most) * (strip - 6));
      context.fillRect(x, strip - height, 1, height);
    });
    context.globalAlpha = 1;
    context.fillStyle = colour('--dead');
    for (const i of this.model.steps)
      if (this.model.kind[i] === this.model.kindOf.deadletter) context.fillRect(this.x(axis.at(i)) - 1, 0, 2, strip);
    const left = this.x(axis.from), right = this.x(axis.to);
    context.fillStyle = colour('--veil');
    context.fillRect(0, 0, left, strip);
    context.fillRect(right, 0, width - right, strip);
    context.strokeStyle = colour('--accent');
    context.lineWidth = 1;
    if (axis.span < axis.length) context.strokeRect(left + 0.5, 0.5, Math.max(2, right - left - 1), strip - 1);
    this.drawRuler(colour, strip);
  }

  drawRuler(colour, top) {
    const { context, axis } = this;
    context.font = '11px system-ui, sans-serif';
    context.textBaseline = 'middle';
    for (const { place, text } of axis.ticks()) {
      const x = Math.round(axis.xOf(place));
      context.fillStyle = colour('--grid-strong');
      context.fillRect(x, top + 2, 1, 16);
      context.fillStyle = colour('--muted');
      if (x + 4 + context.measureText(text).width < this.width) context.fillText(text, x + 4, top + 10);
    }
  }
}

