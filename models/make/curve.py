#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the curves of training runs as one SVG: loss by objective and ratio, and F1 on held-out questions.

curve.py OUT.svg RUN/log.jsonl [RUN/log.jsonl …]   (runs follow one another on the axis of steps)
"""
import json
import sys
from collections import defaultdict

COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#444444", "#8c564b"]
WIDTH, HEIGHT, LEFT, TOP, RIGHT = 640, 240, 50, 24, 170


def read(files):
    """Returns {name: [(step, loss)]} and {name: [(step, F1)]}, a run's lines once even when it was resumed."""
    losses, scores, offset = defaultdict(list), defaultdict(list), 0
    for name in files:
        lines = {}
        for line in map(json.loads, open(name)):
            if line["kind"] in ("step", "evaluation"):
                lines[line["kind"], line["step"]] = line
        for (kind, step), line in sorted(lines.items(), key=lambda item: item[0][1]):
            if kind == "step":
                losses[f"{line['objective']} {line['ratio']:g}×"].append((offset + step, line["loss"]))
            else:
                for s in line["scores"]:
                    label = s["source"] + (f" {s['ratio']:g}×" if s["source"] in ("memory", "swapped") else "")
                    scores[label].append((offset + step, s["f1"]))
        offset += max(step for _, step in lines)
    return losses, scores, offset


def smooth(points, share=0.5):
    value, out = None, []
    for step, y in points:
        value = y if value is None else share * value + (1 - share) * y
        out.append((step, value))
    return out


def panel(title, series, steps, top):
    highest = max(y for points in series.values() for _, y in points) * 1.05
    x = lambda step: LEFT + step / steps * (WIDTH - LEFT - RIGHT)
    y = lambda value: top + HEIGHT - value / highest * HEIGHT
    parts = [f'<text x="{LEFT}" y="{top - 8}" font-weight="bold">{title}</text>',
             f'<path d="M{LEFT},{top} V{top + HEIGHT} H{WIDTH - RIGHT}" fill="none" stroke="#888"/>']
    for i in range(5):
        value = highest * i / 4
        parts.append(f'<text x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.1f}</text>')
        parts.append(f'<text x="{x(steps * i / 4):.1f}" y="{top + HEIGHT + 16}" text-anchor="middle">{steps * i // 4}</text>')
    for i, (name, points) in enumerate(sorted(series.items())):
        colour = COLOURS[i % len(COLOURS)]
        path = " ".join(f"{x(step):.1f},{y(value):.1f}" for step, value in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 10}" y="{top + 14 + 16 * i}" fill="{colour}">{name}</text>')
    return parts


def main(out, *files):
    losses, scores, steps = read(files)
    frequent = {name: smooth(points) for name, points in losses.items() if len(points) >= 5}
    parts = panel("Training loss, nats a target token (smoothed)", frequent, steps, TOP)
    parts += panel("F1 on held-out questions, per cent", scores, steps, TOP * 3 + HEIGHT)
    height = TOP * 5 + 2 * HEIGHT
    with open(out, "w") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
                   f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="11">\n'
                   f'<rect width="100%" height="100%" fill="white"/>\n' + "\n".join(parts) + "\n</svg>\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
