package org.noriai.routing.street;

import java.util.Arrays;

/** Finds the largest strongly connected component of a turn graph (Tarjan 1972, without recursion). */
final class MainPart {

    private final TurnGraph graph;
    private final int[] order;
    private final int[] low;
    private final int[] component;
    private final int[] open;
    private int openCount;
    private int visited;
    private int componentCount;
    private int largest;
    private int largestSize;

    MainPart(TurnGraph graph) {
        this.graph = graph;
        order = new int[graph.keyCount()];
        low = new int[graph.keyCount()];
        component = new int[graph.keyCount()];
        open = new int[graph.keyCount()];
        Arrays.fill(component, -1);
    }

    boolean[] find() {
        for (int key = 0; key < graph.keyCount(); key++) {
            if (order[key] == 0 && graph.keyMillis(key) != TurnGraph.CLOSED) {
                visit(key);
            }
        }
        boolean[] main = new boolean[graph.keyCount()];
        for (int key = 0; key < main.length; key++) {
            main[key] = largestSize > 0 && component[key] == largest;
        }
        return main;
    }

    private void visit(int root) {
        int[] path = new int[16];
        int[] nextArc = new int[16];
        int depth = 0;
        path[0] = root;
        nextArc[0] = enter(root);
        while (depth >= 0) {
            int key = path[depth];
            if (nextArc[depth] < graph.firstArc(key + 1)) {
                int to = graph.arcTo(nextArc[depth]++);
                if (order[to] == 0) {
                    if (++depth == path.length) {
                        path = Arrays.copyOf(path, depth * 2);
                        nextArc = Arrays.copyOf(nextArc, depth * 2);
                    }
                    path[depth] = to;
                    nextArc[depth] = enter(to);
                } else if (component[to] < 0) {
                    low[key] = Math.min(low[key], order[to]);
                }
            } else {
                if (low[key] == order[key]) {
                    leave(key);
                }
                if (--depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[key]);
                }
            }
        }
    }

    private int enter(int key) {
        order[key] = ++visited;
        low[key] = visited;
        open[openCount++] = key;
        return graph.firstArc(key);
    }

    private void leave(int root) {
        int size = 0;
        int member;
        do {
            member = open[--openCount];
            component[member] = componentCount;
            size++;
        } while (member != root);
        if (size > largestSize) {
            largestSize = size;
            largest = componentCount;
        }
        componentCount++;
    }
}
