package org.noriai.routing.hierarchy;

/**
 * One half of a hierarchy: from each position the arcs to more important ones, which have smaller numbers. Read through its
 * arrays, which nobody changes: the arcs of position {@code p} are {@code first[p]} to {@code first[p + 1]}, exclusive.
 */
final class UpwardArcs {

    final int[] first;
    final int[] to;
    final int[] millis;

    UpwardArcs(int[] first, int[] to, int[] millis) {
        this.first = first;
        this.to = to;
        this.millis = millis;
    }

    int positionCount() {
        return first.length - 1;
    }

    int arcCount() {
        return to.length;
    }
}
